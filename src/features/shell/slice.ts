import { createFront } from '@/shared/front';
import type { NativeButtonPort, PrivacyQuestion, SliceCreator } from '@/store/types';

/** What stands around every page: the network, a sentence for the user, the host's question for consent. */
export interface ShellSlice {
  readonly online: boolean;
  /** A sentence that waits to be told once, on whatever page is in front. */
  readonly shellNotice: string | null;
  /** The gate that asks for consent now, and for what; null while nobody waits for it. */
  readonly privacyAsked: { readonly gate: number; readonly contractName: string } | null;
  networkChanged(online: boolean): void;
  tell(sentence: string): void;
  /** Hands the waiting sentence to the one who tells it. */
  takeNotice(): string | null;
  privacyGateShown(id: number): void;
  privacyGateHidden(id: number): void;
  /** Its page is left for good; what waits there for an answer is refused. */
  privacyGateGone(id: number): void;
  agreeButton(): NativeButtonPort | null;
  /** From now on the app asks for consent, in place of the host. */
  listenToPrivacy(): void;
  /** `buttonId`: the id of the agree button that was tapped. */
  agreeToPrivacy(buttonId: string): void;
  refusePrivacy(): void;
  openPrivacyContract(): Promise<void>;
  /** The login's trace as JSON text, without secrets, for a developer page. */
  exportTrace(): string;
}

const contractWords = '《用户隐私保护指引》';

export const createShellSlice: SliceCreator<ShellSlice> = (set, get, api) => {
  const gates = createFront();
  let waiting: PrivacyQuestion[] = [];

  const answer = (say: (question: PrivacyQuestion) => void): void => {
    const answered = waiting;
    waiting = [];
    set({ privacyAsked: null });
    for (const question of answered) say(question);
  };

  /** The gate stands at once; the contract's own name follows. */
  const ask = (question: PrivacyQuestion): void => {
    const gate = gates.current();
    if (gate === null) {
      // A private call that nobody can be asked about must not hang.
      question.refuse();
      return;
    }
    waiting.push(question);
    question.shown();
    if (get().privacyAsked === null) set({ privacyAsked: { gate, contractName: contractWords } });
    void api.host.privacy?.setting().then(({ contractName }) => {
      const { privacyAsked } = get();
      if (privacyAsked !== null) set({ privacyAsked: { ...privacyAsked, contractName } });
    });
  };

  return {
    online: true,
    shellNotice: null,
    privacyAsked: null,
    networkChanged: (online) => set({ online }),
    tell: (shellNotice) => set({ shellNotice }),
    takeNotice: () => {
      const { shellNotice } = get();
      if (shellNotice !== null) set({ shellNotice: null });
      return shellNotice;
    },
    privacyGateShown: gates.show,
    privacyGateHidden: gates.hide,
    privacyGateGone: (id) => {
      gates.hide(id);
      if (get().privacyAsked?.gate === id) answer((question) => question.refuse());
    },
    agreeButton: () => api.host.privacy?.agreeButton ?? null,
    listenToPrivacy: () => api.host.privacy?.onQuestion(ask),
    agreeToPrivacy: (buttonId) => answer((question) => question.agree(buttonId)),
    refusePrivacy: () => answer((question) => question.refuse()),
    openPrivacyContract: async () => {
      if ((await api.host.privacy?.openContract()) !== true) set({ shellNotice: '暂时打不开，请稍后再试' });
    },
    exportTrace: () => api.trace.export(),
  };
};
