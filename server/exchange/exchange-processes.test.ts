import { callServer } from '../testing/fleet-calls';
import { type Fleet, type ServerProcess, startFleet } from '../testing/server-processes';

const platforms = ['wechat', 'douyin', 'baidu', 'kuaishou'] as const;
const tries = 100;

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ servers: 3 });
}, 120_000);
afterAll(() => fleet.close(), 30_000);

const server = (n: number): ServerProcess => fleet.servers[n % 3] as ServerProcess;
const exchanges = (platform: string) => fleet.sandbox.world.ledger.counts()[`${platform}.exchange`] ?? 0;

/** So many requests at once, one after the other to each process. */
const storm = (platform: string, code: string, keyOf: (n: number) => string) =>
  Promise.all(
    Array.from({ length: tries }, (_, n) =>
      callServer(server(n), 'POST', '/api/login/exchange', {
        body: { platform, code },
        headers: { 'idempotency-key': keyOf(n) },
      }),
    ),
  );

test.each(platforms)(
  '[S15] [S14] %s: the same code and key from 100 tries over three processes are one session and one call',
  async (platform) => {
    const before = exchanges(platform);
    const code = await fleet.sandbox.loginCode(platform, 'lin');
    const answers = await storm(platform, code, () => 'same-key-0001');
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body.session.token)).size).toBe(1);
    expect(exchanges(platform) - before).toBe(1);
    const other = await storm(platform, code, (n) => `another-key-${n}`);
    expect(new Set(other.map(({ body }) => body.code))).toEqual(new Set(['LOGIN_CODE_USED']));
    expect(exchanges(platform) - before).toBe(1);
  },
  60_000,
);

test.each(platforms)(
  '[S15] [S14] %s: of 100 tries with a key each, over three processes, one code is accepted once',
  async (platform) => {
    const before = exchanges(platform);
    const code = await fleet.sandbox.loginCode(platform, 'chen');
    const answers = await storm(platform, code, (n) => `key-of-its-own-${n}`);
    const taken = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
    expect([taken.length, new Set(refused)]).toEqual([1, new Set(['LOGIN_CODE_USED'])]);
    expect(exchanges(platform) - before).toBe(1);
  },
  60_000,
);

test('[S15] [S14] the process that exchanges a code is killed: nobody gets a second session from it', async () => {
  const { faults } = fleet.sandbox.world;
  const code = await fleet.sandbox.loginCode('wechat', 'wang');
  const before = exchanges('wechat');
  const send = (n: number) =>
    callServer(server(n), 'POST', '/api/login/exchange', {
      body: { platform: 'wechat', code },
      headers: { 'idempotency-key': 'killed-0001' },
    });
  faults.set('wechat', 'slow', { times: 1, on: ['exchange'], ms: 500 });
  const lost = send(2).then(
    () => 'answered',
    () => 'gone',
  );
  while (faults.list('wechat').slow !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  await server(2).kill();
  expect(await lost).toBe('gone');
  // The others wait until the lease of the dead one is over; the platform then has the code already.
  const answers = await Promise.all([send(0), send(1), send(0)]);
  expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set(['LOGIN_CODE_USED']));
  expect(exchanges('wechat') - before).toBe(2);
}, 60_000);
