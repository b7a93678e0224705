import { createHash } from 'node:crypto';
import { openDatabase } from '../db/open';
import { callServer } from '../testing/fleet-calls';
import { type Fleet, type ServerProcess, startFleet } from '../testing/server-processes';
import { accessTokens } from './schema';

const credential = 'a-service-credential-of-the-fleet';
const headers = { authorization: `Bearer ${credential}` };
const hash = createHash('sha256').update(credential).digest('hex');
const settings = { SERVICE_CREDENTIALS: `shop:${hash}` };

let fleet: Fleet;
const start = async (options: Omit<Parameters<typeof startFleet>[0], 'servers'>) => {
  fleet = await startFleet({ servers: 3, ...options });
};
afterEach(() => fleet.close(), 30_000);

type HostPlatform = 'wechat' | 'douyin' | 'baidu' | 'kuaishou';
const path = (platform: HostPlatform) =>
  `/internal/access-tokens/${platform}/${fleet.sandbox.world.apps[platform].appId}`;

const tokenOf = async (server: ServerProcess, platform: HostPlatform): Promise<string> => {
  const { status, body } = await callServer(server, 'GET', path(platform), { headers });
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.accessToken;
};
const report = async (
  server: ServerProcess,
  platform: HostPlatform,
  accessToken: string,
): Promise<string> => {
  const { body } = await callServer(server, 'POST', `${path(platform)}/refresh`, {
    headers,
    body: { accessToken },
  });
  return body.accessToken;
};
const server = (n: number): ServerProcess => fleet.servers[n % 3] as ServerProcess;
const fetches = (platform: HostPlatform) => fleet.sandbox.world.ledger.counts()[`${platform}.token`] ?? 0;
const isLive = (token: string, platform: HostPlatform) =>
  fleet.sandbox.world.tokens.judge(token, platform).state === 'live';

/** Asks every process over and over, until it is stopped, and looks each token up where it was issued. */
const watchTokens = (platform: 'wechat' | 'douyin', pauseMs: number) => {
  const kind = platform === 'wechat' ? 'stable' : 'client';
  const { world } = fleet.sandbox;
  let running = true;
  let killed: number | null = null;
  const dead: string[] = [];
  const seen = new Map<string, number>();
  const look = async (n: number): Promise<void> => {
    while (running) {
      const other = world.tokens.latest(world.apps[platform], kind);
      const askedAt = world.clock.now();
      const token = await tokenOf(server(n), platform).catch((error: unknown) => {
        if (n === killed) return null;
        throw error;
      });
      if (token === null) return;
      // Dead before it was asked for, while another one was there that was not.
      if (
        !isLive(token, platform) &&
        other !== null &&
        other.value !== token &&
        isLive(other.value, platform)
      )
        dead.push(`process ${n} at ${askedAt}`);
      seen.set(token, (seen.get(token) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  const lookers = Promise.all([0, 1, 2].map(look));
  return {
    seen,
    dead,
    kill: async (n: number): Promise<void> => {
      killed = n;
      await server(n).kill();
    },
    stop: async (): Promise<void> => {
      running = false;
      await lookers;
    },
  };
};

test('[S08] [S14] 200 users of the token at once, over three processes, are one refresh on every platform', async () => {
  await start({ settings });
  for (const platform of ['wechat', 'douyin', 'baidu', 'kuaishou'] as const) {
    const tokens = await Promise.all(Array.from({ length: 200 }, (_, n) => tokenOf(server(n), platform)));
    expect(new Set(tokens).size).toBe(1);
    expect([platform, isLive(tokens[0] ?? '', platform), fetches(platform)]).toEqual([platform, true, 1]);
  }
  expect(fleet.logs()).not.toContain(await tokenOf(server(0), 'wechat'));
}, 120_000);

test('[S08] [S14] the keeper is killed in the middle of a refresh, and another process takes over', async () => {
  await start({ settings: { ...settings, PLATFORM_TIMEOUT_MS: '3000' } });
  const { faults } = fleet.sandbox.world;
  const old = await tokenOf(server(1), 'wechat');
  faults.set('wechat', 'slow', { times: 1, on: ['token'], ms: 2_500 });
  // Only the first process is told: it is the one that refreshes.
  const lost = report(server(0), 'wechat', old).then(
    () => 'answered',
    () => 'gone',
  );
  while (faults.list('wechat').slow !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  const waiting = [1, 2, 4, 5].map((n) => tokenOf(server(n), 'wechat'));
  const killedAt = Date.now();
  await server(0).kill('SIGKILL');
  expect(await lost).toBe('gone');
  const tokens = await Promise.all(waiting);
  // The lease of a process that is gone lasts for one call and three seconds.
  expect(Date.now() - killedAt).toBeLessThan(15_000);
  expect(new Set(tokens).size).toBe(1);
  expect([tokens[0] === old, isLive(tokens[0] ?? '', 'wechat')]).toEqual([false, true]);
  const database = await openDatabase({ url: fleet.databaseUrl });
  const [row] = await database.db.select().from(accessTokens);
  await database.close();
  expect(row).toMatchObject({ holder: null, fence: 3, refusedAt: null });
}, 120_000);

describe.each(['wechat', 'douyin'] as const)('%s, whose tokens live six seconds', (platform) => {
  const lives = {
    accessToken: { wechat: 6_000, douyin: 6_000, baidu: 6_000, kuaishou: 6_000 },
    tokenOverlap: 3_000,
  };

  const hasty = { ACCESS_TOKEN_EARLY_SECONDS: '3', PLATFORM_TIMEOUT_MS: '2000' };

  test('[S08] [S14] nobody gets a dead token, through refreshes, storms of reports, revocations and a kill', async () => {
    await start({ settings: { ...settings, ...hasty }, world: { lives } });
    const { world } = fleet.sandbox;
    await tokenOf(server(0), platform);
    const watch = watchTokens(platform, 20);
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    await pause(7_000);
    const quiet = fetches(platform);
    for (let storm = 0; storm < 4; storm += 1) {
      const token = await tokenOf(server(storm), platform);
      world.tokens.revokeAll(platform);
      const before = fetches(platform);
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, n) => report(server(n), platform, token)),
      );
      expect([new Set(answers).size, isLive(answers[0] ?? '', platform)]).toEqual([1, true]);
      expect(fetches(platform) - before).toBe(1);
      await pause(400);
    }
    const last = await tokenOf(server(0), platform);
    world.faults.set(platform, 'slow', { times: 1, on: ['token'], ms: 1_500 });
    world.tokens.revokeAll(platform);
    const lost = report(server(2), platform, last).catch(() => null);
    while (world.faults.list(platform).slow !== undefined) await pause(5);
    await watch.kill(2);
    expect(await lost).toBeNull();
    const next = await Promise.all([report(server(0), platform, last), tokenOf(server(1), platform)]);
    expect([next[0] === next[1], isLive(next[0], platform)]).toEqual([true, true]);
    await pause(3_500);
    await watch.stop();
    expect(watch.dead).toEqual([]);
    // Three seconds each until it is renewed: about two in seven seconds, and never one for each process.
    expect(quiet).toBeGreaterThanOrEqual(2);
    expect(quiet).toBeLessThanOrEqual(4);
    expect(watch.seen.size).toBeGreaterThanOrEqual(6);
  }, 120_000);
});
