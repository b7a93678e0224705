import { createOpenApi } from '../../sandbox/open-api/create-open-api';
import { createMovableClock, type MovableClock } from '../../sandbox/open-api/world/clock';
import { createWorld, type World } from '../../sandbox/open-api/world/create-world';
import type { Config, HostPlatform } from '../config';
import { sandboxPlatforms } from '../config-sandbox';
import { testConfig } from './config';

/** The simulated platforms, listening, and settings of a server that talks to them. Both share one clock. */
export interface TestSandbox {
  readonly url: string;
  readonly world: World;
  readonly clock: MovableClock;
  readonly config: Config;
  /** What the host app gives to the mini program. */
  device(platform: HostPlatform, path: string, body?: object): Promise<Readonly<Record<string, unknown>>>;
  loginCode(platform: HostPlatform, personId: string, body?: object): Promise<string>;
  /** The six digits of the newest message to this number. */
  smsCode(phone: string): string;
  close(): Promise<void>;
}

export interface SandboxOptions extends Omit<NonNullable<Parameters<typeof createWorld>[0]>, 'clock'> {
  /** Time goes on as outside, for servers in processes of their own. Default: it stands still until it is moved. */
  readonly realTime?: boolean;
}

export const startSandbox = async ({
  realTime = false,
  ...options
}: SandboxOptions = {}): Promise<TestSandbox> => {
  const clock = realTime ? createMovableClock() : createMovableClock(() => Date.UTC(2026, 0, 1));
  const world = createWorld({ ...options, clock });
  const app = createOpenApi(world);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const device: TestSandbox['device'] = async (platform, path, body = {}) => {
    const response = await fetch(`${url}/device/${platform}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ appId: world.apps[platform].appId, personId: 'lin', ...body }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  return {
    url,
    world,
    clock,
    config: testConfig({ platforms: sandboxPlatforms(url), sandboxUrl: url, sms: 'console' }),
    device,
    loginCode: async (platform, personId, body) =>
      String((await device(platform, 'login', { personId, ...body })).code),
    smsCode: (phone) => /\d{6}/.exec(world.sms.of(phone).at(-1)?.text ?? '')?.[0] ?? '',
    close: async () => {
      await app.close();
    },
  };
};
