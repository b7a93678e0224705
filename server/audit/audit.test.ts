import { asc, eq, or } from 'drizzle-orm';
import { type AccountFixture, createAccountFixture } from '../accounts/testing/account-fixture';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { auditEvents } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('the record', (database) => {
  let server: TestApp;
  let people: AccountFixture;
  beforeAll(async () => {
    const overrides = { config: sandbox.config };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
    people = createAccountFixture(server, sandbox);
  });
  afterAll(() => server.close());

  const of = async (userId: string) =>
    database()
      .db.select()
      .from(auditEvents)
      .where(or(eq(auditEvents.userId, userId), eq(auditEvents.subjectId, userId)))
      .orderBy(asc(auditEvents.at));
  const kinds = async (userId: string): Promise<readonly string[]> =>
    (await of(userId)).map(({ kind }) => kind).sort();

  test('[S17] has login, bind and merge, with who and when', async () => {
    const member = await people.member('wechat', 'lin');
    const visitor = await people.visitor('kuaishou', 'lin');
    sandbox.clock.advance(1000);
    await people.bind('kuaishou', 'lin', visitor.token);
    expect(await kinds(member.user.id)).toEqual(['bind', 'login', 'login', 'login', 'merge']);
    expect(await of(visitor.user.id)).toContainEqual({
      id: expect.any(String),
      at: sandbox.clock.now(),
      kind: 'merge',
      userId: member.user.id,
      sessionId: null,
      subjectId: visitor.user.id,
    });
  });

  test('[S17] has password, number, devices, sign-out and deletion', async () => {
    const { token, user } = await people.withPassword('13200000001', 'sea-otter-42');
    const proof = { kind: 'password', password: 'sea-otter-42' };
    await people.loginBySms('13200000001');
    await server.call('DELETE', '/api/me/devices', { token });
    const smsCode = await people.code('13200000002', 'change-phone');
    const body = { phone: '13200000002', smsCode, proof };
    const changed = await server.call('POST', '/api/me/phone', { token, body });
    const now = { token: changed.body.session.token };
    await server.call('POST', '/api/me/deletion', { ...now, body: { proof } });
    await server.call('DELETE', '/api/me/deletion', now);
    await server.call('DELETE', '/api/me/deletion', now);
    await server.call('POST', '/api/login/sign-out', now);
    expect(await kinds(user.id)).toEqual(
      [
        ...['bind', 'login', 'password', 'login', 'revoke', 'phone-change', 'login'],
        ...['deletion-requested', 'deletion-cancelled', 'sign-out'],
      ].sort(),
    );
  });

  test('[S17] has the end of a binding and of an account', async () => {
    const { token, user } = await people.member('baidu', 'chen');
    const smsCode = await people.proofCode(token, '13800000002');
    const proof = { kind: 'sms', smsCode };
    await server.call('POST', '/api/me/phone/unbind', { token, body: { proof } });
    expect(await kinds(user.id)).toContain('unbind');
    const other = await people.loginBySms('13200000003');
    const own = { kind: 'sms', smsCode: await people.proofCode(other.token, '13200000003') };
    await server.call('POST', '/api/me/deletion', { token: other.token, body: { proof: own } });
    sandbox.clock.advance(7 * 24 * 3600 * 1000);
    await people.loginBySms('13200000003');
    expect(await kinds(other.user.id)).toContain('deleted');
  });

  test('[S17] has changes of rights, by whom and to whom', async () => {
    const leader = await people.member('kuaishou', 'zhao');
    const { user, token: other } = await people.member('kuaishou', 'wang');
    const { token } = leader;
    for (const one of [token, other]) await server.call('GET', '/api/me/permissions', { token: one });
    const list = '/api/organisations/demo/members';
    const version = async () => (await server.call('GET', list, { token })).body.version;
    const order = { userId: user.id, module: 'budget', isOn: false, version: await version() };
    await server.call('PUT', '/api/organisations/demo/switches', { token, body: order });
    const removal = { who: { userId: user.id }, version: await version() };
    await server.call('POST', `${list}/removal`, { token, body: removal });
    const own = (await of(user.id)).filter(({ userId }) => userId === leader.user.id);
    expect(own.map(({ kind, subjectId }) => [kind, subjectId]).sort()).toEqual([
      ['member-removed', user.id],
      ['rights', user.id],
    ]);
  });

  test('[S17] has every act that it is there for, and no secret of anybody', async () => {
    const rows = await database().db.select().from(auditEvents);
    const kept = new Set(rows.map(({ kind }) => kind));
    const acts = [
      ...(['login', 'bind', 'merge', 'rights', 'revoke', 'deletion-requested', 'deleted'] as const),
      ...(['sign-out', 'unbind', 'phone-change', 'password', 'deletion-cancelled'] as const),
    ];
    expect(acts.filter((kind) => !kept.has(kind))).toEqual([]);
    const form = /^[A-Za-z0-9_-]{22}$/;
    for (const { id, userId, sessionId, subjectId } of rows) {
      const ids = [id, userId, sessionId, subjectId].filter((one) => one !== null && one !== 'demo');
      expect(ids.filter((one) => !form.test(String(one)))).toEqual([]);
    }
  });

  test('[S17] says nothing of what was undone, and nothing personal', async () => {
    const before = (await database().db.select().from(auditEvents)).length;
    const wrong = { phone: '13200000004', smsCode: '000000', platform: 'h5' };
    await server.call('POST', '/api/login/sms', { body: wrong });
    await people.loginByPassword('13200000004', 'sea-otter-42');
    const rows = await database().db.select().from(auditEvents);
    expect(rows).toHaveLength(before);
    expect(JSON.stringify(rows)).not.toMatch(/1[3-9]\d{9}"|openid|token/i);
  });
});
