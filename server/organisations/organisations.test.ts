import { eq } from 'drizzle-orm';
import { users } from '../accounts/schema';
import { auditEvents } from '../audit/schema';
import type { Account } from '../plugins/authenticate';
import { newId, systemRandom } from '../random';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { mergeOrganisations } from './account-hooks';
import { createOrganisations, type Organisations } from './organisations';
import { organisationInvitations, organisationMembers, organisations as organisationTable } from './schema';

const ofPackages = ['approvals', 'budget', 'coupons', 'invoices', 'purchasing', 'reports'];

describeOnDatabases('rights', (database) => {
  let server: TestApp;
  let organisations: Organisations;
  beforeAll(async () => {
    server = await createTestApp({ database: database() });
    organisations = createOrganisations({ db: database().db, clock: server.clock, random: systemRandom });
  });
  afterAll(() => server.close());

  let phones = 0;
  const newPhone = (): string => {
    phones += 1;
    return `1320000${String(phones).padStart(4, '0')}`;
  };
  const found = async (packageIds: readonly number[] = [1, 3, 5]): Promise<string> => {
    const id = newId(systemRandom);
    await database().db.insert(organisationTable).values({ id, name: '公司', createdAt: 1 });
    await organisations.setPackages(id, packageIds);
    return id;
  };
  const accountOf = (userId: string): Account => ({
    userId,
    sessionId: 'session',
    busiIdentity: 'MEMBER',
    platform: 'wechat',
  });
  /** A user with a place in the organisation and a live session. */
  const join = async (organisationId: string, isLeader = false) => {
    const phone = newPhone();
    const caller = await server.signIn({ phone });
    await organisations.invite(organisationId, phone, isLeader);
    return { ...caller, account: accountOf(caller.userId) };
  };
  /** What the app learns: rights by asking, the version by whatever it asks. */
  const rights = async (token: string) => (await server.call('GET', '/api/me/permissions', { token })).body;
  const version = async (token: string) => {
    const { headers } = await server.call('GET', '/api/me', { token });
    return headers['x-permissions-version'] === undefined ? null : Number(headers['x-permissions-version']);
  };

  test('[S13] the modules of all packages, and the version with every answer', async () => {
    const organisationId = await found();
    const { token } = await join(organisationId);
    expect(await rights(token)).toEqual({ organisationId, modules: ofPackages, version: 1 });
    expect(await version(token)).toBe(1);
    for (const [method, url] of [
      ['GET', '/api/cart'],
      ['GET', '/api/products/none'],
      ['GET', '/api/orders/none'],
    ] as const) {
      const { status, headers } = await server.call(method, url, { token });
      expect([url, status, headers['x-permissions-version']]).toEqual([
        url,
        expect.any(Number),
        url.includes('products') ? undefined : '1',
      ]);
    }
    const broken = await server.call('PUT', '/api/me/profile', { token, body: {} });
    expect(broken).toMatchObject({ status: 400, headers: { 'x-permissions-version': '1' } });
  });

  test('[S13] [I10] what the leader switches off for one account is gone for it at the next request', async () => {
    const organisationId = await found();
    const leader = await join(organisationId, true);
    const [one, other] = [await join(organisationId), await join(organisationId)];
    const before = [await version(one.token), await version(other.token)];
    const order = { userId: one.userId, module: 'budget' };
    await organisations.setSwitch(leader.account, { ...order, on: false });
    const modules = ofPackages.filter((module) => module !== 'budget');
    expect(await rights(one.token)).toEqual({ organisationId, modules, version: 2 });
    expect([await version(one.token), await version(other.token)]).toEqual([2, before[1]]);
    expect((await rights(other.token)).modules).toEqual(ofPackages);
    await organisations.setSwitch(leader.account, { ...order, on: true });
    expect(await rights(one.token)).toEqual({ organisationId, modules: ofPackages, version: 3 });
  });

  test('[S13] switching what is switched already changes no version, and switches at once count once', async () => {
    const organisationId = await found();
    const leader = await join(organisationId, true);
    const { userId, token } = await join(organisationId);
    const order = { userId, module: 'budget', on: false };
    await Promise.all([1, 2, 3].map(() => organisations.setSwitch(leader.account, order)));
    expect(await version(token)).toBe(2);
    await Promise.all(
      ['coupons', 'reports', 'invoices'].map((module) =>
        organisations.setSwitch(leader.account, { ...order, module }),
      ),
    );
    expect(await rights(token)).toMatchObject({ modules: ['approvals', 'purchasing'], version: 5 });
  });

  test('[S13] only the leader of the same organisation switches, and only what the organisation has', async () => {
    const organisationId = await found([1]);
    const leader = await join(organisationId, true);
    const member = await join(organisationId);
    const stranger = await join(await found(), true);
    const order = { userId: member.userId, module: 'purchasing', on: false };
    const nobody = accountOf((await server.signIn({ phone: newPhone() })).userId);
    for (const account of [member.account, nobody]) {
      await expect(organisations.setSwitch(account, order)).rejects.toMatchObject({
        code: 'PERMISSION_DENIED',
      });
    }
    await expect(organisations.setSwitch(stranger.account, order)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const other = organisations.setSwitch(leader.account, { ...order, module: 'budget' });
    await expect(other).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'module' });
    expect((await rights(member.token)).modules).toEqual(['approvals', 'purchasing']);
  });

  test('[S13] what the organisation subscribes to changes the rights of all, switches stay', async () => {
    const organisationId = await found();
    const leader = await join(organisationId, true);
    const { userId, token } = await join(organisationId);
    await organisations.setSwitch(leader.account, { userId, module: 'reports', on: false });
    await organisations.setPackages(organisationId, [3, 3]);
    expect(await rights(token)).toMatchObject({ modules: ['coupons'], version: 3 });
    expect(await rights(leader.token)).toMatchObject({ modules: ['coupons', 'reports'], version: 2 });
    await organisations.setPackages(organisationId, []);
    expect(await rights(token)).toMatchObject({ modules: [], version: 4 });
  });

  test('[S13] a guard lets pass who has the right now, and refuses who had it', async () => {
    const organisationId = await found();
    const leader = await join(organisationId, true);
    const { account, userId } = await join(organisationId);
    const guard = organisations.requirePermission('reports');
    await guard(account);
    await organisations.setSwitch(leader.account, { userId, module: 'reports', on: false });
    await expect(guard(account)).rejects.toMatchObject({ code: 'PERMISSION_DENIED', status: 403 });
    await guard(leader.account);
    const nobody = accountOf((await server.signIn({ phone: newPhone() })).userId);
    await expect(guard(nobody)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  test('[S13] without an organisation there are no rights and no version, and visitors are not asked about', async () => {
    const { token } = await server.signIn({ phone: newPhone() });
    expect(await rights(token)).toEqual({ organisationId: null, modules: [], version: 0 });
    expect(await version(token)).toBeNull();
    const visitor = await server.signIn();
    expect(await version(visitor.token)).toBeNull();
    expect((await rights(visitor.token)).code).toBe('MEMBER_REQUIRED');
  });

  test('[S13] who is a visitor again has no rights until they are a member again', async () => {
    const { token, userId } = await join(await found());
    expect(await version(token)).toBe(1);
    await database().db.update(users).set({ phone: null }).where(eq(users.id, userId));
    expect(await version(token)).toBeNull();
    expect((await rights(token)).code).toBe('MEMBER_REQUIRED');
  });

  test('[S13] a place waits for whoever logs in with the number first, and is told by the first answer', async () => {
    const organisationId = await found();
    const phone = newPhone();
    await organisations.invite(organisationId, phone, true);
    const { token, userId } = await server.signIn({ phone });
    expect(await version(token)).toBe(1);
    expect(await rights(token)).toMatchObject({ organisationId, version: 1 });
    const { db } = database();
    const [member] = await db
      .select()
      .from(organisationMembers)
      .where(eq(organisationMembers.userId, userId));
    expect(member).toMatchObject({ organisationId, isLeader: true });
    const waiting = await db
      .select()
      .from(organisationInvitations)
      .where(eq(organisationInvitations.phone, phone));
    expect(waiting).toEqual([]);
  });

  test('[S13] requests at once take the place once', async () => {
    const organisationId = await found();
    const phone = newPhone();
    await organisations.invite(organisationId, phone, false);
    const { token } = await server.signIn({ phone });
    const versions = await Promise.all(Array.from({ length: 6 }, () => version(token)));
    expect(versions).toEqual(Array(6).fill(1));
  });

  test('[S13] a place that comes later is told as well', async () => {
    const { token, userId } = await server.signIn({ phone: newPhone() });
    expect(await version(token)).toBeNull();
    const [{ phone } = { phone: null }] = await database()
      .db.select({ phone: users.phone })
      .from(users)
      .where(eq(users.id, userId));
    await organisations.invite(await found(), phone ?? '', false);
    expect(await version(token)).toBe(1);
  });

  test('[S13] of several organisations the one joined first is the current one', async () => {
    const first = await found([1]);
    const { token, userId } = await join(first);
    server.clock.advance(1000);
    const [{ phone } = { phone: null }] = await database()
      .db.select({ phone: users.phone })
      .from(users)
      .where(eq(users.id, userId));
    await organisations.invite(await found([5]), phone ?? '', false);
    expect(await rights(token)).toMatchObject({ organisationId: first, version: 2 });
  });

  test('[P19] [S13] nobody gets a right back by becoming somebody else', async () => {
    const organisationId = await found();
    const leader = await join(organisationId, true);
    const from = await join(organisationId);
    await organisations.setSwitch(leader.account, { userId: from.userId, module: 'budget', on: false });
    const to = await server.signIn({ phone: newPhone() });
    expect(await version(to.token)).toBeNull();
    const { db } = database();
    await db.transaction((tx) => mergeOrganisations(tx, from.userId, to.userId));
    expect((await rights(to.token)).modules).toEqual(ofPackages.filter((module) => module !== 'budget'));
    expect(await version(to.token)).toBe(1);
    expect(await organisations.permissions(from.userId)).toMatchObject({ organisationId: null, modules: [] });
  });

  test('[S17] a switch leaves a record of who did it to whom, one that changed nothing leaves none', async () => {
    const organisationId = await found();
    const leader = await join(organisationId, true);
    const { userId } = await join(organisationId);
    const order = { userId, module: 'budget', on: false };
    await organisations.setSwitch(leader.account, order);
    await organisations.setSwitch(leader.account, order);
    const records = await database()
      .db.select()
      .from(auditEvents)
      .where(eq(auditEvents.userId, leader.userId));
    expect(records).toMatchObject([{ kind: 'rights', subjectId: userId, sessionId: 'session' }]);
  });
});
