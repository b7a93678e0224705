import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { type AccountFixture, createAccountFixture } from './testing/account-fixture';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('devices', (database) => {
  let server: TestApp;
  let people: AccountFixture;
  beforeAll(async () => {
    const overrides = { config: sandbox.config };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
    people = createAccountFixture(server, sandbox);
  });
  afterAll(() => server.close());

  const list = async (token: string) => (await server.call('GET', '/api/me/devices', { token })).body.items;
  const revoke = (token: string, id: string) => server.call('DELETE', `/api/me/devices/${id}`, { token });
  const revokeOthers = (token: string) => server.call('DELETE', '/api/me/devices', { token });

  test('[P23] are listed with platform, begin and last use, the one used last first', async () => {
    const first = await people.loginBySms('13500000001');
    const began = sandbox.clock.now();
    const second = await people.loginBySms('13500000001');
    sandbox.clock.advance(10 * 60_000);
    await people.me(first.token);
    const now = sandbox.clock.now();
    expect(await list(first.token)).toEqual([
      { id: expect.any(String), platform: 'h5', createdAt: began, lastSeenAt: now, current: true },
      {
        id: expect.any(String),
        platform: 'h5',
        createdAt: began + 60_000,
        lastSeenAt: began + 60_000,
        current: false,
      },
    ]);
    expect((await list(second.token)).map(({ current }: { current: boolean }) => current)).toEqual([
      true,
      false,
    ]);
  });

  test('[P23] one that is ended is AUTH_FAIL at its next request, and gone from the list', async () => {
    const first = await people.loginBySms('13500000002');
    const second = await people.loginBySms('13500000002');
    const other = (await list(first.token)).find(({ current }: { current: boolean }) => !current);
    expect((await revoke(first.token, String(other?.id))).body).toEqual({});
    expect((await people.me(second.token)).body.code).toBe('AUTH_FAIL');
    expect(await list(first.token)).toHaveLength(1);
    expect((await revoke(first.token, String(other?.id))).body.code).toBe('NOT_FOUND');
  });

  test("[P23] somebody else's is not found, and lives on", async () => {
    const mine = await people.loginBySms('13500000003');
    const theirs = await people.loginBySms('13500000004');
    const [device] = await list(theirs.token);
    const { status, body } = await revoke(mine.token, String(device?.id));
    expect([status, body.code]).toEqual([404, 'NOT_FOUND']);
    expect((await people.me(theirs.token)).status).toBe(200);
  });

  test('[P23] all others end at once', async () => {
    const sessions = [
      await people.loginBySms('13500000005'),
      await people.loginBySms('13500000005'),
      await people.loginBySms('13500000005'),
    ];
    const stranger = await people.loginBySms('13500000006');
    expect((await revokeOthers(sessions[1]?.token ?? '')).body).toEqual({});
    const statuses: number[] = [];
    for (const { token } of [...sessions, stranger]) statuses.push((await people.me(token)).status);
    expect(statuses).toEqual([401, 200, 401, 200]);
  });

  test('[P23] a host app that was logged out from afar does not log in silently', async () => {
    const phone = await people.member('wechat', 'lin');
    const other = await people.member('kuaishou', 'lin');
    await revokeOthers(other.token);
    expect((await people.me(phone.token)).body.code).toBe('AUTH_FAIL');
    expect((await people.visitor('wechat', 'lin')).user.busiIdentity).toBe('VISIT');
    expect((await people.visitor('kuaishou', 'lin')).user.id).toBe(other.user.id);
  });

  test("[P23] an older session of the caller's own host account ends, and that account stays", async () => {
    const member = await people.member('baidu', 'chen');
    const again = await people.visitor('baidu', 'chen');
    await revokeOthers(again.token);
    expect((await people.me(member.token)).body.code).toBe('AUTH_FAIL');
    expect((await people.visitor('baidu', 'chen')).user.id).toBe(member.user.id);
  });

  test('[P23] a session that has ended by itself is not listed', async () => {
    await people.loginBySms('13500000007');
    sandbox.clock.advance(sandbox.config.sessionIdleMs);
    const { token } = await people.loginBySms('13500000007');
    expect(await list(token)).toHaveLength(1);
  });
});
