import type { MembersAnswer, RemoveMemberBody, SwitchModuleBody } from '@/contract';
import { createLatest } from '@/shared/latest';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import type { OrganisationSlice } from './slice';

/** `done`; `conflict`: somebody else was faster, and the list is the newest one now; `lost`: no leader any more. */
export type LeadOutcome = 'done' | 'conflict' | 'lost';

/**
 * What a leader does. Each change names the version of the list that the leader saw and answers with the newest list.
 * They reject with what else the server refuses; nothing has changed then.
 */
export interface Leading {
  /** Another organisation's list is dropped at once. Never rejects. */
  loadMembers(organisationId: string): Promise<void>;
  addMember(phone: string): Promise<LeadOutcome>;
  removeMember(who: RemoveMemberBody['who']): Promise<LeadOutcome>;
  switchModule(change: Omit<SwitchModuleBody, 'version'>): Promise<LeadOutcome>;
}

type Send = (id: string, version: number) => Promise<MembersAnswer>;

export const createLeading = (
  set: SliceSet<OrganisationSlice>,
  get: SliceGet<OrganisationSlice>,
  api: SliceApi,
): Leading & { forget(): void } => {
  const latest = createLatest();
  let organisationId: string | null = null;

  const show = (value: MembersAnswer): void => set({ members: { kind: 'ready', value }, leadLost: false });
  const lost = (): void => set({ members: { kind: 'idle' }, leadLost: true });
  const isLost = (caught: unknown): boolean => failureOf(caught).code === 'LEADER_REQUIRED';

  const load = async (id: string): Promise<void> => {
    if (id !== organisationId) {
      organisationId = id;
      set({ members: { kind: 'idle' }, leadLost: false });
    }
    const current = latest.begin();
    if (get().members.kind !== 'ready') set({ members: { kind: 'loading' } });
    try {
      const answer = await api.auth.request('listMembers', { params: { id } });
      if (current()) show(answer);
    } catch (caught) {
      if (!current()) return;
      if (isLost(caught)) lost();
      else if (get().members.kind !== 'ready')
        set({ members: { kind: 'failed', message: failureOf(caught).sentence } });
    }
  };

  const change = async (send: Send): Promise<LeadOutcome> => {
    const { members } = get();
    const id = organisationId;
    if (id === null || members.kind !== 'ready') return 'lost';
    const current = latest.begin();
    try {
      const answer = await send(id, members.value.version);
      if (current()) show(answer);
      return 'done';
    } catch (caught) {
      const { code } = failureOf(caught);
      if (code !== 'LEADER_REQUIRED' && code !== 'VERSION_CONFLICT') throw caught;
      if (code === 'VERSION_CONFLICT') await load(id);
      else if (current()) lost();
      return code === 'VERSION_CONFLICT' ? 'conflict' : 'lost';
    }
  };

  return {
    loadMembers: load,
    addMember: (phone) =>
      change((id, version) => api.auth.request('addMember', { params: { id }, body: { phone, version } })),
    removeMember: (who) =>
      change((id, version) => api.auth.request('removeMember', { params: { id }, body: { who, version } })),
    switchModule: (one) =>
      change((id, version) =>
        api.auth.request('switchModule', { params: { id }, body: { ...one, version } }),
      ),
    forget: () => {
      organisationId = null;
      latest.begin();
      set({ members: { kind: 'idle' }, leadLost: false });
    },
  };
};
