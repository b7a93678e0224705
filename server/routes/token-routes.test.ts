import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { auditEvents } from '../audit/schema';
import { createLogger } from '../log';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';

const [first, second, foreign] = ['first-credential-of-the-shop', 'second-one-of-the-shop', 'not-known-here'];
const serviceCredentials = [
  ['shop', first],
  ['shop', second],
  ['jobs', 'credential-of-the-jobs'],
].map(([service = '', text = '']) => ({ service, hash: createHash('sha256').update(text).digest() }));

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('access tokens for other services', (database) => {
  const lines: string[] = [];
  let server: TestApp;
  let url: string;
  beforeAll(async () => {
    sandbox.world.reset();
    const logger = createLogger('trace', { write: (line: string) => void lines.push(line) });
    const overrides = { config: { ...sandbox.config, serviceCredentials }, logger };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
    url = `/internal/access-tokens/wechat/${sandbox.world.apps.wechat.appId}`;
  });
  afterAll(() => server.close());

  const bearer = (credential: string) => ({ headers: { authorization: `Bearer ${credential}` } });
  const ask = (credential: string, at = url) => server.call('GET', at, bearer(credential));
  const refuse = (accessToken: string) =>
    server.call('POST', `${url}/refresh`, { ...bearer(first), body: { accessToken } });
  const isLive = (token: string) => sandbox.world.tokens.judge(token, 'wechat').state === 'live';

  test('[S08] a service gets the token and its end, with each credential that it has', async () => {
    const { status, body, headers } = await ask(first);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body).toEqual({ accessToken: expect.any(String), expiresAt: sandbox.clock.now() + 7_200_000 });
    expect(isLive(body.accessToken)).toBe(true);
    expect((await ask(second)).body).toEqual(body);
  });

  test.each(['baidu', 'kuaishou', 'douyin'] as const)('[S08] %s has one too', async (platform) => {
    const at = `/internal/access-tokens/${platform}/${sandbox.world.apps[platform].appId}`;
    const { body } = await ask(first, at);
    expect(sandbox.world.tokens.judge(body.accessToken, platform).state).toBe('live');
  });

  test('[S08] the token that failed is named: it is replaced once, and a late word about it changes nothing', async () => {
    const { accessToken } = (await ask(first)).body;
    sandbox.world.tokens.revokeAll('wechat');
    const next = (await refuse(accessToken)).body.accessToken;
    expect([next === accessToken, isLive(next)]).toEqual([false, true]);
    expect((await refuse(accessToken)).body.accessToken).toBe(next);
    expect((await refuse('made-up')).body.accessToken).toBe(next);
  });

  test('[S08] without a credential, with a wrong one or with a session there is nothing', async () => {
    const { token } = await server.signIn({ phone: '13800000001' });
    for (const credential of [foreign, '', token, `${first} `, first.toUpperCase()]) {
      expect([credential, (await ask(credential)).status]).toEqual([credential, 401]);
    }
    expect((await server.call('GET', url)).body.code).toBe('AUTH_FAIL');
    expect((await server.call('POST', `${url}/refresh`, { body: { accessToken: 'x' } })).status).toBe(401);
  });

  test('[S08] wrong credentials are limited, right ones go on', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await ask(`${foreign}-${n}`)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(first)).status).toBe(200);
  });

  test('[S08] [S16] an app that is not ours is not found, and what cannot be an app is refused', async () => {
    expect((await ask(first, `${url}-other`)).status).toBe(404);
    expect((await ask(first, url.replace('wechat/', 'h5/'))).body.field).toBe('platform');
    expect((await ask(first, `${url}?x=1`)).status).toBe(400);
    const more = { ...bearer(first), body: { accessToken: 'x', force: true } };
    expect((await server.call('POST', `${url}/refresh`, more)).body.field).toBe('force');
  });

  test('[S08] [S17] who got which token is written down once, without the token', async () => {
    const { accessToken } = (await ask(first)).body;
    await ask(first);
    await ask('credential-of-the-jobs');
    const rows = await database().db.select().from(auditEvents).where(eq(auditEvents.kind, 'token-given'));
    const ofWechat = rows.filter(({ subjectId }) => subjectId?.startsWith('wechat'));
    // The shop has seen two tokens by now, the jobs one.
    expect(ofWechat.map(({ userId }) => userId).sort()).toEqual([
      'service:jobs',
      'service:shop',
      'service:shop',
    ]);
    expect(JSON.stringify(rows)).not.toContain(accessToken);
    const refused = await database()
      .db.select()
      .from(auditEvents)
      .where(eq(auditEvents.kind, 'token-refused'));
    expect(new Set(refused.map(({ userId }) => userId))).toEqual(new Set(['service:shop']));
  });

  test('[S02] [S08] no log line holds a token or a credential', async () => {
    const { accessToken } = (await ask(first)).body;
    expect(lines.length).toBeGreaterThan(20);
    for (const secret of [accessToken, first, second, foreign]) expect(lines.join('')).not.toContain(secret);
  });

  test('[S08] while no service has a credential there is no such endpoint', async () => {
    const without = await createTestApp({ database: database(), overrides: { config: sandbox.config } });
    expect((await without.call('GET', url, bearer(first))).status).toBe(404);
    await without.close();
  });
});
