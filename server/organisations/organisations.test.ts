import { eq } from 'drizzle-orm';
import { auditEvents } from '../audit/schema';
import type { Account } from '../plugins/authenticate';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { mergeOrganisations } from './account-hooks';
import { organisationInvitations, organisationMembers } from './schema';
import {
  createOrganisationFixture,
  type OrganisationFixture,
  ofPackages,
} from './testing/organisation-fixture';

const accountOf = (userId: string): Account => ({
  userId,
  sessionId: 'session',
  busiIdentity: 'MEMBER',
  platform: 'wechat',
});

describeOnDatabases('rights', (database) => {
  let server: TestApp;
  let fixture: OrganisationFixture;
  beforeAll(async () => {
    server = await createTestApp({ database: database() });
    fixture = createOrganisationFixture(server, database());
  });
  afterAll(() => server.close());

  const choose = (token: string, organisationId: string) =>
    server.call('PUT', '/api/me/organisations/current', { token, body: { organisationId } });

  test('[S13] the modules of all packages, and the version with every answer', async () => {
    const organisationId = await fixture.found();
    const { token } = await fixture.join(organisationId);
    expect(await fixture.rights(token)).toEqual({ organisationId, modules: ofPackages, version: 1 });
    expect(await fixture.version(token)).toBe(1);
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

  test('[S13] what the organisation subscribes to changes the rights of all, switches stay', async () => {
    const organisationId = await fixture.found();
    const leader = await fixture.join(organisationId, true);
    const { userId, token } = await fixture.join(organisationId);
    await fixture.switchNow(leader.token, organisationId, { userId, module: 'reports', isOn: false });
    await fixture.service.setPackages(organisationId, [3, 3]);
    expect(await fixture.rights(token)).toMatchObject({ modules: ['coupons'], version: 3 });
    expect(await fixture.rights(leader.token)).toMatchObject({ modules: ['coupons', 'reports'], version: 2 });
    await fixture.service.setPackages(organisationId, []);
    expect(await fixture.rights(token)).toMatchObject({ modules: [], version: 4 });
  });

  test('[S13] a guard lets pass who has the right now, and refuses who had it', async () => {
    const organisationId = await fixture.found();
    const leader = await fixture.join(organisationId, true);
    const { userId } = await fixture.join(organisationId);
    const guard = fixture.service.requirePermission('reports');
    await guard(accountOf(userId));
    await fixture.switchNow(leader.token, organisationId, { userId, module: 'reports', isOn: false });
    await expect(guard(accountOf(userId))).rejects.toMatchObject({ code: 'PERMISSION_DENIED', status: 403 });
    await guard(accountOf(leader.userId));
    const nobody = accountOf((await fixture.nobody()).userId);
    await expect(guard(nobody)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  test('[S13] without an organisation there are no rights and no version, and visitors are not asked about', async () => {
    const { token } = await fixture.nobody();
    expect(await fixture.rights(token)).toEqual({ organisationId: null, modules: [], version: 0 });
    expect(await fixture.version(token)).toBeNull();
    const visitor = await server.signIn();
    expect(await fixture.version(visitor.token)).toBeNull();
    expect(await fixture.rights(visitor.token)).toMatchObject({ code: 'MEMBER_REQUIRED' });
  });

  test('[S13] who is a visitor again has no rights until they are a member again', async () => {
    const { token, userId } = await fixture.join(await fixture.found());
    expect(await fixture.version(token)).toBe(1);
    await fixture.setPhone(userId, null);
    const again = await createTestApp({ database: database(), clock: server.clock });
    const { headers } = await again.call('GET', '/api/me', { token });
    expect(headers['x-permissions-version']).toBeUndefined();
    expect((await again.call('GET', '/api/me/permissions', { token })).body.code).toBe('MEMBER_REQUIRED');
    await again.close();
  });

  test('[S13] a place waits for whoever logs in with the number first, and is told by the first answer', async () => {
    const organisationId = await fixture.found();
    const phone = fixture.newPhone();
    await fixture.service.invite(organisationId, phone, true);
    const { token, userId } = await server.signIn({ phone });
    expect(await fixture.version(token)).toBe(1);
    expect(await fixture.rights(token)).toMatchObject({ organisationId, version: 1 });
    const { db } = database();
    const places = await db.select().from(organisationMembers).where(eq(organisationMembers.userId, userId));
    expect(places).toMatchObject([{ organisationId, isLeader: true }]);
    const isWaiting = eq(organisationInvitations.phone, phone);
    expect(await db.select().from(organisationInvitations).where(isWaiting)).toEqual([]);
    const records = await db.select().from(auditEvents).where(eq(auditEvents.userId, userId));
    expect(records).toMatchObject([{ kind: 'organisation-joined', subjectId: organisationId }]);
  });

  test('[S13] requests at once take the place once', async () => {
    const organisationId = await fixture.found();
    const phone = fixture.newPhone();
    await fixture.service.invite(organisationId, phone, false);
    const { token } = await server.signIn({ phone });
    const versions = await Promise.all(Array.from({ length: 6 }, () => fixture.version(token)));
    expect(versions).toEqual(Array(6).fill(1));
  });

  test('[S13] a place that comes later is told as well', async () => {
    const member = await fixture.nobody();
    expect(await fixture.version(member.token)).toBeNull();
    await fixture.joinToo(await fixture.found(), member);
    expect(await fixture.version(member.token)).toBe(1);
  });

  test('[S13] of several organisations the one joined first is the current one, until another is chosen', async () => {
    const [first, second] = [await fixture.found([1]), await fixture.found([5])];
    const member = await fixture.join(first);
    server.clock.advance(1000);
    await fixture.joinToo(second, member, true);
    expect(await fixture.rights(member.token)).toMatchObject({ organisationId: first, version: 2 });
    const { body } = await choose(member.token, second);
    expect(body.items).toMatchObject([
      { id: second, name: '公司', isLeader: true, isCurrent: true },
      { id: first, isLeader: false, isCurrent: false },
    ]);
    const modules = ['budget', 'invoices'];
    expect(await fixture.rights(member.token)).toEqual({ organisationId: second, modules, version: 3 });
    await choose(member.token, second);
    expect(await fixture.version(member.token)).toBe(3);
    server.clock.advance(1000);
    await choose(member.token, first);
    expect(await fixture.rights(member.token)).toMatchObject({ organisationId: first, version: 4 });
  });

  test('[S13] nobody chooses where they do not belong', async () => {
    const { token } = await fixture.join(await fixture.found());
    for (const id of [await fixture.found(), 'not-there']) {
      const { status, body } = await choose(token, id);
      expect([status, body.code, body.field]).toEqual([404, 'NOT_FOUND', 'organisationId']);
    }
    expect(await fixture.version(token)).toBe(1);
  });

  test('[P19] [S13] nobody gets a right back by becoming somebody else', async () => {
    const organisationId = await fixture.found();
    const leader = await fixture.join(organisationId, true);
    const from = await fixture.join(organisationId);
    await fixture.switchNow(leader.token, organisationId, {
      userId: from.userId,
      module: 'budget',
      isOn: false,
    });
    const to = await fixture.nobody();
    expect(await fixture.version(to.token)).toBeNull();
    await database().db.transaction((tx) => mergeOrganisations(tx, from.userId, to.userId));
    const modules = ofPackages.filter((module) => module !== 'budget');
    expect((await fixture.rights(to.token)).modules).toEqual(modules);
    expect(await fixture.version(to.token)).toBe(1);
    expect(await fixture.service.permissions(from.userId)).toMatchObject({
      organisationId: null,
      modules: [],
    });
  });
});
