import { failureOf } from '@/store/failure';
import type {
  PictureEvent,
  ProfileEvent,
  ProfilePort,
  ProfileReason,
  SliceApi,
  SliceGet,
  SliceSet,
} from '@/store/types';
import { nobody, profileSentences, refusedForGood } from './profile-sentences';
import { createTapWatch } from './tap-watch';

/** Name and face by the ways that the host has. None rejects: what went wrong stands in `profileNotice`. */
export interface ProfileFlow {
  readonly profileBusy: boolean;
  /** One sentence: why no name or face came, and the way on. */
  readonly profileNotice: string | null;
  /** The user has refused for good: the settings page is the only way back. */
  readonly profileRefused: boolean;
  /** What proves a profile can be read by the server; until then the host is not to be asked. */
  readonly profileReady: boolean;
  /** The key is looked at once more under a button that stands. */
  readonly profileChecking: boolean;
  hostProfile(): ProfilePort;
  /** Called when the buttons are shown, and shown again; put off while a tap waits for the host's answer. */
  prepareProfile(): Promise<void>;
  /** The host's profile button was tapped. */
  profileTapped(): void;
  /** The host's profile button answered. */
  profileAnswered(event: ProfileEvent): Promise<void>;
  /** Raises the host's question; to be called in the tap itself. */
  askForProfile(): Promise<void>;
  /** The avatar button answered; its bytes are uploaded. */
  avatarChosen(event: PictureEvent): Promise<void>;
  /** A picture from album or camera; in a tap. */
  pickAvatar(): Promise<void>;
  /** In a tap. */
  openProfileSettings(): Promise<void>;
  profileLeft(): void;
}

/** What the host keeps a refusal of, by what was asked for. Album and camera: `scope.camera` on Douyin (用户授权 page). */
const scopesOf = (reason: ProfileReason): readonly string[] => {
  if (reason === 'album-refused') return ['scope.camera', 'scope.album'];
  return reason === 'user-denied' ? ['scope.userInfo'] : [];
};

export const createProfileFlow = (
  set: SliceSet<ProfileFlow>,
  get: SliceGet<ProfileFlow>,
  api: SliceApi,
): ProfileFlow => {
  const tap = createTapWatch(api);
  let refusedScope: string | null = null;

  const explain = (caught: unknown): void => {
    const { code, cancelled, sentence } = failureOf(caught);
    if (!cancelled) set({ profileNotice: code === 'PROFILE_ANONYMOUS' ? nobody : sentence });
  };

  /** One thing at a time; a second answer while it runs is dropped. */
  const step = async (work: () => Promise<unknown>): Promise<void> => {
    if (get().profileBusy) return;
    set({ profileBusy: true, profileNotice: null, profileRefused: false });
    await work().catch(explain);
    set({ profileBusy: false });
  };

  /** The scope that the host asks for no more, or null. */
  const findRefused = async (reason: ProfileReason): Promise<string | null> => {
    for (const scope of scopesOf(reason)) if (await api.host.settings?.isRefused(scope)) return scope;
    return null;
  };

  const refused = async (reason: ProfileReason): Promise<void> => {
    refusedScope = await findRefused(reason);
    const isFinal = refusedScope !== null;
    set({ profileRefused: isFinal, profileNotice: isFinal ? refusedForGood : profileSentences[reason] });
  };

  const answered: ProfileFlow['profileAnswered'] = async (event) => {
    if (event.kind === 'granted') await step(() => api.auth.importProfile(event.profile));
    else await refused(event.reason);
    if (tap.ended()) await get().prepareProfile();
  };

  const chosen: ProfileFlow['avatarChosen'] = async (event) => {
    if (event.kind === 'chosen') await step(() => api.auth.uploadAvatar({ path: event.path }));
    else await refused(event.reason);
  };

  return {
    profileBusy: false,
    profileNotice: null,
    profileRefused: false,
    profileReady: false,
    profileChecking: false,
    hostProfile: () => api.host.profile,
    prepareProfile: async () => {
      if (tap.putsOff()) return;
      set({ profileChecking: true });
      if (api.host.profile.needsSessionKey) await api.auth.checkSession();
      set({ profileReady: true, profileChecking: false });
    },
    profileTapped: tap.tapped,
    profileAnswered: answered,
    askForProfile: async () => {
      // Nothing may come between the tap and the host.
      const asked = api.host.profile.askInTap?.();
      if (asked === undefined) return;
      tap.tapped();
      await answered(await asked);
    },
    avatarChosen: chosen,
    pickAvatar: async () => {
      const event = await api.host.pickPicture();
      // Who leaves the album has said enough.
      if (event.kind !== 'denied' || event.reason !== 'user-denied') await chosen(event);
    },
    openProfileSettings: async () => {
      if (refusedScope === null) return;
      const allowed = await api.host.settings?.open(refusedScope);
      if (allowed === true) set({ profileRefused: false, profileNotice: '已开启授权，请再点一次' });
    },
    profileLeft: () => {
      tap.ended();
      refusedScope = null;
      set({ profileNotice: null, profileRefused: false, profileReady: false, profileChecking: false });
    },
  };
};
