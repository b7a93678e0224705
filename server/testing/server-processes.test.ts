import { type Fleet, startFleet } from './server-processes';

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ servers: 3 });
}, 120_000);
afterAll(() => fleet.close());

test('[S14] several processes over one database answer, each at its own address', async () => {
  const answers = await Promise.all(fleet.servers.map(({ url }) => fetch(`${url}/health/ready`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(fleet.servers.map(({ pid }) => pid)).size).toBe(3);
});

test('[S14] what one process wrote, another reads', async () => {
  const [one, two] = fleet.servers.map(({ url }) => url);
  const code = await fleet.sandbox.loginCode('wechat', 'lin');
  const login = await fetch(`${one}/api/login/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'fleet-0001' },
    body: JSON.stringify({ platform: 'wechat', code }),
  });
  const { session } = (await login.json()) as { session: { token: string; user: unknown } };
  const me = await fetch(`${two}/api/me`, { headers: { authorization: `Bearer ${session.token}` } });
  expect(await me.json()).toEqual({ user: session.user });
});

test('[S20] a process that is asked to close ends by itself, and its place is taken', async () => {
  const [first] = fleet.servers;
  expect(await first?.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(first?.logs()).toContain('closing');
  const another = await fleet.start();
  expect((await fetch(`${another.url}/health/live`)).status).toBe(200);
});

test('a server with wrong settings is told, with what it said', async () => {
  await expect(fleet.start({ PORT: 'x' })).rejects.toThrow('PORT must be an integer');
});
