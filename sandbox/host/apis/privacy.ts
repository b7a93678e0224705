import type { HostCore } from '../core/host-core';
import type { ApiDesk } from './api-desk';
import { ApiFailure } from './api-failure';

interface Resolution {
  readonly event?: string;
  readonly buttonId?: string;
}

type Listener = (resolve: (resolution: Resolution) => void, info: { referrer: string }) => void;

/** Consent to the privacy contract (WeChat 2.32.3, Douyin 3.19.0). */
export interface PrivacyGate {
  needed(): boolean;
  /** Settles after consent; refuses with the platform's text. At once where nothing is asked. */
  pass(referrer: string): Promise<void>;
  /** An agree button was tapped: that is the consent, and its id may now be used once to resolve. */
  agreeTapped(buttonId: string): void;
}

const memoryKey = 'privacy';

const askByPlatform = async ({ sheets, privacy }: HostCore): Promise<boolean> => {
  const answer = await sheets.open({
    kind: 'privacy',
    title: privacy.contractName,
    content: '',
    choices: [
      { id: 'deny', label: '拒绝' },
      { id: 'allow', label: '同意' },
    ],
  });
  return answer.choice === 'allow';
};

interface Parts {
  readonly gate: PrivacyGate;
  setListener(listener: Listener): void;
}

const createGate = (core: HostCore): Parts => {
  let listener: Listener | undefined;
  const tapped = new Set<string>();
  const needed = (): boolean =>
    core.facts.privacy &&
    core.privacy.required &&
    core.cloud.needsPrivacy() &&
    core.memory.read(memoryKey) !== 'agreed';
  // The platform must know of the answer before it is asked for what depends on it.
  let told = Promise.resolve();
  const tell = (answer: 'agree' | 'disagree'): void => {
    told = told
      .then(() => core.cloud.privacy(answer))
      .catch((error: unknown) => core.report(error, 'privacy'));
  };
  const agree = (): void => {
    core.memory.write(memoryKey, 'agreed');
    tell('agree');
  };
  const refuse = (): ApiFailure => {
    tell('disagree');
    return new ApiFailure('fail privacy permission is not authorized', { errno: 104 });
  };

  /** The bundle shows its own popup; it must name the agree button that was really tapped. */
  const askBundle = (ask: Listener, referrer: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const answer = ({ event, buttonId = '' }: Resolution): void => {
        if (event === 'agree' && tapped.delete(buttonId)) resolve();
        else if (event === 'agree') reject(new ApiFailure('fail privacy agree button id is not valid'));
        else if (event === 'disagree') reject(refuse());
      };
      core.guard('onNeedPrivacyAuthorization', () => ask(answer, { referrer }));
    });

  const askPerson = async (): Promise<void> => {
    if (!(await askByPlatform(core))) throw refuse();
    agree();
  };

  return {
    gate: {
      needed,
      pass: async (referrer) => {
        if (needed()) await (listener ? askBundle(listener, referrer) : askPerson());
        await told;
      },
      agreeTapped: (buttonId) => {
        tapped.add(buttonId);
        agree();
      },
    },
    setListener: (next) => {
      listener = next;
    },
  };
};

/** The four privacy APIs. The vendors document them without a promise style. */
export const addPrivacyApis = (desk: ApiDesk, core: HostCore): PrivacyGate => {
  const { gate, setListener } = createGate(core);
  if (!core.facts.privacy) return gate;
  const style = { promise: false };
  desk.async(
    'getPrivacySetting',
    () => ({ needAuthorization: gate.needed(), privacyContractName: core.privacy.contractName }),
    style,
  );
  desk.async(
    'requirePrivacyAuthorize',
    async () => {
      await gate.pass('requirePrivacyAuthorize');
      return undefined;
    },
    style,
  );
  desk.async('openPrivacyContract', () => undefined, style);
  desk.sync('onNeedPrivacyAuthorization', (listener: Listener) => setListener(listener));
  return gate;
};
