import { and, eq } from 'drizzle-orm';
import { DEFAULT_APPS } from '../../sandbox/open-api/world/defaults';
import { channelIdentities } from '../accounts/schema';
import type { HostPlatform } from '../config';
import type { PlatformSettings } from '../config-types';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';

/** The second app of the same developer, on each platform. */
const second = (appId: string): string => appId.replace(/1$/, '2');
const apps = Object.values(DEFAULT_APPS).flatMap((app) => [app, { ...app, appId: second(app.appId) }]);

const withSecondApps = ({ wechat, douyin, baidu, kuaishou }: PlatformSettings): PlatformSettings => ({
  wechat: wechat && { ...wechat, appId: second(wechat.appId) },
  douyin: douyin && { ...douyin, appId: second(douyin.appId) },
  baidu: baidu && { ...baidu, appKey: second(baidu.appKey) },
  kuaishou: kuaishou && { ...kuaishou, appId: second(kuaishou.appId) },
});

describeOnDatabases('a person in two apps of one developer', (database) => {
  let sandbox: TestSandbox;
  let one: TestApp;
  let two: TestApp;
  beforeAll(async () => {
    sandbox = await startSandbox({ apps });
    const { config, clock } = sandbox;
    const other = { ...config, platforms: withSecondApps(config.platforms) };
    one = await createTestApp({ database: database(), overrides: { config }, clock });
    two = await createTestApp({ database: database(), overrides: { config: other }, clock });
  });
  afterAll(async () => {
    await one.close();
    await two.close();
    await sandbox.close();
  });
  beforeEach(() => sandbox.world.faults.reset());

  let keys = 0;
  const login = async (server: TestApp, platform: HostPlatform, personId: string, appId: string) => {
    const { code } = await sandbox.device(platform, 'login', { personId, appId });
    const headers = { 'idempotency-key': `union-id-${++keys}` };
    const answer = await server.call('POST', '/api/login/exchange', { body: { platform, code }, headers });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body.session;
  };
  const here = (platform: HostPlatform, personId: string) =>
    login(one, platform, personId, DEFAULT_APPS[platform].appId);
  const there = (platform: HostPlatform, personId: string) =>
    login(two, platform, personId, second(DEFAULT_APPS[platform].appId));
  const lookups = () => sandbox.world.ledger.counts()['baidu.union'] ?? 0;
  const unionIds = async () => {
    const rows = await database()
      .db.select({ unionId: channelIdentities.unionId })
      .from(channelIdentities)
      .where(
        and(eq(channelIdentities.platform, 'baidu'), eq(channelIdentities.appId, DEFAULT_APPS.baidu.appId)),
      );
    return rows.map(({ unionId }) => unionId);
  };

  test.each(['wechat', 'douyin', 'baidu', 'kuaishou'] as const)(
    '[S07] [P19] %s: is one user, and others are not',
    async (platform) => {
      const lin = await here(platform, 'lin');
      expect((await there(platform, 'lin')).user.id).toBe(lin.user.id);
      expect((await there(platform, 'chen')).user.id).not.toBe(lin.user.id);
    },
  );

  test('[S07] [P19] a member of one app is a member in the other at first sight, with what the visitor had', async () => {
    const visitor = await there('baidu', 'wang');
    const { token } = await here('baidu', 'wang');
    const pair = await sandbox.device('baidu', 'phone-number', { personId: 'wang' });
    const { encryptedData, iv } = pair;
    const bound = await one.call('POST', '/api/login/phone', { token, body: { encryptedData, iv } });
    expect(bound.status).toBe(200);
    const again = await there('baidu', 'wang');
    expect(again.user).toMatchObject({ id: visitor.user.id, busiIdentity: 'MEMBER' });
  });

  test('[S07] Baidu is asked for a union id once for each person, by the kept access token', async () => {
    await here('baidu', 'zhao');
    const [before, tokens] = [lookups(), sandbox.world.ledger.counts()['baidu.token']];
    await here('baidu', 'zhao');
    expect(lookups()).toBe(before);
    await here('baidu', 'zhou');
    expect([lookups(), sandbox.world.ledger.counts()['baidu.token']]).toEqual([before + 1, tokens]);
  });

  test('[S07] [S08] a dead access token is replaced and the union id asked for once more', async () => {
    sandbox.world.people.put({ ...sandbox.world.people.list()[0], id: 'new-1' } as never);
    sandbox.world.tokens.revokeAll('baidu');
    const before = lookups();
    await here('baidu', 'new-1');
    expect(lookups()).toBe(before + 2);
    expect(await unionIds()).not.toContain(null);
  });

  test('[S07] [S09] nobody is kept out when the union id cannot be had, and it is learned at the next login', async () => {
    sandbox.world.people.put({ ...sandbox.world.people.list()[0], id: 'new-2' } as never);
    for (const fault of ['http5xx', 'busy', 'rateLimit', 'lostAnswer'] as const) {
      sandbox.world.faults.reset();
      sandbox.world.faults.set('baidu', fault, { on: ['union'] });
      for (let n = 0; n < 3; n += 1) await here('baidu', 'new-2');
    }
    expect(await unionIds()).toContain(null);
    sandbox.world.faults.reset();
    sandbox.clock.advance(60_000);
    await here('baidu', 'new-2');
    expect(await unionIds()).not.toContain(null);
  });
});
