import { createCloudHttp } from '../../sandbox/host/cloud/cloud-http';
import { createMemoryStorage } from '../../sandbox/host/core/storage';
import { createHost, type Host } from '../../sandbox/host/create-host';
import { createJsdomWindow } from '../../sandbox/host/node/jsdom-window';
import { bundleOf, type End } from './ends';

/** The API origin that is compiled into a build without `TARO_APP_API`. */
const compiledOrigin = 'http://127.0.0.1:8080';

export interface PhoneOptions {
  readonly end: End;
  readonly appId: string;
  readonly personId: string;
  readonly sandboxUrl: string;
  readonly serverUrl: string;
}

/** A person's phone: its memory survives the death of the app. */
export interface Phone {
  /** Starts the app; cold the first time, warm after `kill`. */
  start(): Promise<Host>;
  /** The system ends the app. */
  kill(): void;
}

let devices = 0;

export const createPhone = ({ end, appId, personId, sandboxUrl, serverUrl }: PhoneOptions): Phone => {
  devices += 1;
  const deviceId = `device-${devices}`;
  const storage = createMemoryStorage();
  let stop = (): void => undefined;
  return {
    start: async () => {
      stop();
      const window = createJsdomWindow();
      const host = createHost({
        platform: end,
        bundle: bundleOf(end),
        window,
        appId,
        cloud: createCloudHttp({ baseUrl: sandboxUrl, platform: end, appId, personId, deviceId, fetch }),
        network: { fetch, origins: { [compiledOrigin]: serverUrl } },
        storage,
      });
      stop = () => {
        host.kill();
        window.close();
        stop = () => undefined;
      };
      await host.launch();
      return host;
    },
    kill: () => stop(),
  };
};
