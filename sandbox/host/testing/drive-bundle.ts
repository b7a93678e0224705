import { platformFacts } from '../platforms';
import { type Fixture, type Started, type StartOptions, startHost } from './start-host';

export interface ApiAnswer {
  readonly errMsg: string;
  readonly [member: string]: unknown;
}

/** The bundle's side of a running host. */
export interface Driven extends Started {
  /** Calls an API of the bundle's global with callbacks; the answer of `success` or `fail`. */
  call(name: string, options?: object): Promise<ApiAnswer>;
  /** The global object as the bundle sees it. */
  readonly api: Record<string, (...args: unknown[]) => unknown>;
  /** What `App({…})` registered. */
  readonly app: Record<string, unknown>;
}

type Hook = (api: Driven['api'], app: Driven['app']) => void;

let nextHook = 1;

const plain: Fixture = { pages: { 'pages/a': { markup: '<view>{{word}}</view>' } } };

/** Starts a host and hands out the bundle's own global, so that a test can call what a bundle would call. */
export const driveBundle = async (options: StartOptions = {}, fixture: Fixture = plain): Promise<Driven> => {
  const hook = `__testHook${nextHook++}`;
  const { global } = platformFacts[options.platform ?? 'wechat'];
  const taken: Partial<Pick<Driven, 'api' | 'app'>> = {};
  const realm = globalThis as Record<string, unknown>;
  const take: Hook = (api, app) => Object.assign(taken, { api, app });
  realm[hook] = take;
  const app = `${fixture.app ?? 'App({})'}\n;${hook}(${global}, getApp())`;
  const started = await startHost({ ...fixture, app }, options).finally(() => delete realm[hook]);
  const { api, app: registered } = taken;
  if (!api || !registered) throw new Error('The fixture did not run');
  return {
    ...started,
    api,
    app: registered,
    call: (name, given = {}) =>
      new Promise((resolve, reject) => {
        const method = api[name];
        if (method) method({ ...given, success: resolve, fail: resolve });
        else reject(new Error(`${global}.${name} does not exist`));
      }),
  };
};
