import type { MembersAnswer, Organisation } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';
import { createLeading, type Leading } from './leading';

export interface OrganisationSlice extends Leading {
  /** Where the user has a place. */
  readonly organisations: Loadable<readonly Organisation[]>;
  /** The members of the organisation that the page of a leader shows, as the server said last. */
  readonly members: Loadable<MembersAnswer>;
  /** The user does not lead it any more, or never did. */
  readonly leadLost: boolean;
  /** Never rejects. Every answer tells whether rights have changed, so this also keeps them up to date. */
  loadOrganisations(): Promise<void>;
  /** The rights are those of this organisation from now on. Rejects when the server refuses. */
  chooseOrganisation(organisationId: string): Promise<void>;
  /** These were another user's. */
  forgetOrganisations(): void;
}

export const createOrganisationSlice: SliceCreator<OrganisationSlice> = (set, get, api) => {
  const { forget: forgetLeading, ...leading } = createLeading(set, get, api);
  const places = createLoader<readonly Organisation[]>({
    fetch: async () => (await api.auth.request('listOrganisations', {})).items,
    read: () => get().organisations,
    write: (organisations) => set({ organisations }),
    sentence: (caught) => failureOf(caught).sentence,
  });

  return {
    ...leading,
    organisations: { kind: 'idle' },
    members: { kind: 'idle' },
    leadLost: false,
    loadOrganisations: places,
    chooseOrganisation: async (organisationId) => {
      await api.auth.request('chooseOrganisation', { body: { organisationId } });
      await places();
    },
    forgetOrganisations: () => {
      places.forget();
      forgetLeading();
    },
  };
};
