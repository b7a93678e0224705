import { createCloudHttp } from '../../sandbox/host/cloud/cloud-http';
import { createMemoryStorage } from '../../sandbox/host/core/storage';
import { createHost, type Host, type HostOptions } from '../../sandbox/host/create-host';
import { createJsdomWindow } from '../../sandbox/host/node/jsdom-window';
import type { MovableClock } from '../../sandbox/open-api/world/clock';
import type { IdlePolicy } from '../../src/auth';
import { bundleOf, type End } from './ends';
import { withIdlePolicy } from './owner-settings';
import { createPhoneClock } from './phone-clock';

/** The API origin that is compiled into a build without `TARO_APP_API`. */
const compiledOrigin = 'http://127.0.0.1:8080';

/** What is unusual about a phone. */
export type PhoneSetup = Pick<HostOptions, 'privacy' | 'faults' | 'baseLibrary' | 'device' | 'answer'> & {
  /** The phone has no network as the app starts. */
  readonly offline?: boolean;
  /** What the app's owner set for members who were away for too long, where it is not what `src/settings.ts` says. */
  readonly idlePolicy?: IdlePolicy;
};

export interface PhoneOptions extends PhoneSetup {
  readonly end: End;
  readonly appId: string;
  readonly personId: string;
  readonly sandboxUrl: string;
  readonly serverUrl: string;
  /** Where payments are decided; on the list of domains that the app may ask. */
  readonly cashierUrl: string;
  readonly clock: MovableClock;
}

/** A person's phone: its memory survives the death of the app. */
export interface Phone {
  /** Starts the app; cold the first time, warm after `kill`. */
  start(): Promise<Host>;
  /** The system ends the app. */
  kill(): void;
  /** The world's clock was moved. */
  wake(): void;
  /** The token that the app keeps, to ask the server behind its back; null without a session. */
  token(): string | null;
}

let devices = 0;

/** The record that the app keeps under `session`, in the host's own wrapping. */
const tokenIn = (text: string | undefined): string | null => {
  const found = /\\*"token\\*":\\*"([A-Za-z0-9_-]+)/.exec(text ?? '');
  return found?.[1] ?? null;
};

export const createPhone = (options: PhoneOptions): Phone => {
  const {
    end,
    appId,
    personId,
    sandboxUrl,
    serverUrl,
    cashierUrl,
    clock: worldClock,
    offline = false,
    idlePolicy,
    ...setup
  } = options;
  devices += 1;
  const deviceId = `device-${devices}`;
  const storage = createMemoryStorage();
  const clock = createPhoneClock(worldClock);
  const bundle = idlePolicy === undefined ? bundleOf(end) : withIdlePolicy(bundleOf(end), idlePolicy);
  let stop = (): void => undefined;
  return {
    start: async () => {
      stop();
      const window = createJsdomWindow();
      const host = createHost({
        platform: end,
        bundle,
        window,
        appId,
        cloud: createCloudHttp({ baseUrl: sandboxUrl, platform: end, appId, personId, deviceId, fetch }),
        network: { fetch, origins: { [compiledOrigin]: serverUrl }, allowed: [cashierUrl] },
        storage,
        clock,
        ...setup,
      });
      stop = () => {
        host.kill();
        window.close();
        stop = () => undefined;
      };
      if (offline) host.setNetwork('none');
      await host.launch();
      return host;
    },
    kill: () => stop(),
    wake: clock.wake,
    token: () => tokenIn(storage.read('app:session')),
  };
};
