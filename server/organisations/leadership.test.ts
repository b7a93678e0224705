import { eq } from 'drizzle-orm';
import { auditEvents } from '../audit/schema';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import {
  createOrganisationFixture,
  type Member,
  type OrganisationFixture,
  ofPackages,
} from './testing/organisation-fixture';

describeOnDatabases('a leader', (database) => {
  let server: TestApp;
  let fixture: OrganisationFixture;
  let id: string;
  let leader: Member;
  beforeAll(async () => {
    server = await createTestApp({ database: database() });
    fixture = createOrganisationFixture(server, database());
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    id = await fixture.found();
    leader = await fixture.join(id, true);
    server.clock.advance(1000);
  });

  const members = () => fixture.members(leader.token, id);
  const version = async () => (await members()).version;
  const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

  test('[S13] sees the members with their modules, and no number in full', async () => {
    const member = await fixture.join(id);
    const answer = await members();
    const modules = ofPackages.map((module) => ({ module, isOn: true }));
    expect(answer.items).toMatchObject([
      { userId: leader.userId, isLeader: true, isSelf: true, modules },
      { userId: member.userId, isLeader: false, isSelf: false, modules, nickname: null, avatarUrl: null },
    ]);
    expect(answer.items[1]?.phoneMasked).toBe(`132****${member.phone.slice(-4)}`);
    expect(JSON.stringify(answer)).not.toContain(member.phone);
  });

  test('[S13] sees the packages and what each opens', async () => {
    const { body } = await server.call('GET', `/api/organisations/${id}/packages`, { token: leader.token });
    expect(body).toEqual({
      version: await version(),
      items: [
        { id: 1, name: '采购版', modules: ['approvals', 'purchasing'] },
        { id: 3, name: '营销版', modules: ['coupons', 'reports'] },
        { id: 5, name: '财务版', modules: ['budget', 'invoices'] },
      ],
    });
  });

  test('[S13] [I10] switches a module off for one account, which is gone for it at the next request', async () => {
    const [one, other] = [await fixture.join(id), await fixture.join(id)];
    const before = [await fixture.version(one.token), await fixture.version(other.token)];
    const order = { userId: one.userId, module: 'budget' };
    const { status, body } = await fixture.switchNow(leader.token, id, { ...order, isOn: false });
    expect(status).toBe(200);
    expect(body.items.find(({ userId }) => userId === one.userId)?.modules).toContainEqual({
      module: 'budget',
      isOn: false,
    });
    const modules = ofPackages.filter((module) => module !== 'budget');
    expect(await fixture.rights(one.token)).toEqual({ organisationId: id, modules, version: 2 });
    expect([await fixture.version(one.token), await fixture.version(other.token)]).toEqual([2, before[1]]);
    expect((await fixture.rights(other.token)).modules).toEqual(ofPackages);
    await fixture.switchNow(leader.token, id, { ...order, isOn: true });
    expect(await fixture.rights(one.token)).toEqual({ organisationId: id, modules: ofPackages, version: 3 });
  });

  test('[S13] switching what is switched already changes no version', async () => {
    const { userId, token } = await fixture.join(id);
    const order = { userId, module: 'budget', isOn: false };
    await fixture.switchNow(leader.token, id, order);
    const seen = await version();
    const again = await fixture.switchNow(leader.token, id, order);
    expect([again.status, again.body.version]).toEqual([200, seen]);
    expect(await fixture.version(token)).toBe(2);
  });

  test('[S13] who saw an older state is told so, and of many at once one changes it', async () => {
    const { userId, token } = await fixture.join(id);
    const seen = await version();
    const modules = ['budget', 'coupons', 'reports', 'invoices'];
    const answers = await Promise.all(
      modules.map((module) =>
        fixture.switchModule(leader.token, id, { userId, module, isOn: false, version: seen }),
      ),
    );
    expect(answers.map(codeOf).sort()).toEqual([
      [200, undefined],
      [409, 'VERSION_CONFLICT'],
      [409, 'VERSION_CONFLICT'],
      [409, 'VERSION_CONFLICT'],
    ]);
    expect((await fixture.rights(token)).modules).toHaveLength(5);
    expect(await version()).toBe(seen + 1);
    const late = await fixture.add(leader.token, id, { phone: fixture.newPhone(), version: seen });
    expect([late.status, late.body.code, late.body.field]).toEqual([409, 'VERSION_CONFLICT', 'version']);
  });

  test('[S13] adds whoever has a number, at once', async () => {
    const member = await fixture.nobody();
    const { status, body } = await fixture.add(leader.token, id, {
      phone: member.phone,
      version: await version(),
    });
    expect(status).toBe(200);
    expect(body.items.map(({ userId }: { userId: string }) => userId)).toEqual([
      leader.userId,
      member.userId,
    ]);
    expect(JSON.stringify(body)).not.toContain(member.phone);
    expect(await fixture.rights(member.token)).toEqual({
      organisationId: id,
      modules: ofPackages,
      version: 1,
    });
    const again = await fixture.add(leader.token, id, { phone: member.phone, version: body.version });
    expect([again.status, again.body.version]).toEqual([200, body.version]);
  });

  test('[S13] adds a number that nobody has: its place waits, and can be taken back', async () => {
    const phones = [fixture.newPhone(), fixture.newPhone(), fixture.newPhone()];
    for (const phone of phones) await fixture.add(leader.token, id, { phone, version: await version() });
    const { invitations, items } = await members();
    expect(items).toHaveLength(1);
    expect(invitations.map(({ phoneMasked }) => phoneMasked)).toEqual(
      phones.map((phone) => `132****${phone.slice(-4)}`),
    );
    const who = { invitationId: invitations[0]?.id };
    await fixture.remove(leader.token, id, { who, version: await version() });
    await fixture.remove(leader.token, id, { who: { phone: phones[1] }, version: await version() });
    expect((await members()).invitations.map(({ id: one }) => one)).toEqual([invitations[2]?.id]);
    const rights = async (phone = '') => fixture.rights((await server.signIn({ phone })).token);
    expect((await rights(phones[0])).organisationId).toBeNull();
    expect((await rights(phones[2])).organisationId).toBe(id);
    expect((await members()).invitations).toEqual([]);
  });

  test('[S13] removes a member by id or number, whose rights are gone at the next request', async () => {
    const [one, two] = [await fixture.join(id), await fixture.join(id)];
    await fixture.switchNow(leader.token, id, { userId: one.userId, module: 'budget', isOn: false });
    const byId = await fixture.remove(leader.token, id, {
      who: { userId: one.userId },
      version: await version(),
    });
    const byPhone = await fixture.remove(leader.token, id, {
      who: { phone: two.phone },
      version: await version(),
    });
    expect([byId.status, byPhone.status, byPhone.body.items.length]).toEqual([200, 200, 1]);
    for (const { token } of [one, two]) {
      expect(await fixture.rights(token)).toMatchObject({ organisationId: null, modules: [] });
    }
    expect(await fixture.version(one.token)).toBe(3);
    const who = { userId: one.userId };
    expect(codeOf(await fixture.remove(leader.token, id, { who, version: await version() }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });

  test('[S13] shuts nobody out by accident: not themselves, and one of two leaders remains', async () => {
    const self = { userId: leader.userId };
    const off = await fixture.switchNow(leader.token, id, { ...self, module: 'budget', isOn: false });
    expect(codeOf(off)).toEqual([409, 'LEADER_SELF']);
    for (const who of [self, { phone: leader.phone }]) {
      const answer = await fixture.remove(leader.token, id, { who, version: await version() });
      expect(codeOf(answer)).toEqual([409, 'LEADER_SELF']);
    }
    const other = await fixture.join(id, true);
    const seen = await version();
    const answers = await Promise.all([
      fixture.remove(leader.token, id, { who: { userId: other.userId }, version: seen }),
      fixture.remove(other.token, id, { who: self, version: seen }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('[S13] only of this organisation, and nobody learns which others there are', async () => {
    const member = await fixture.join(id);
    const stranger = await fixture.join(await fixture.found(), true);
    const nobody = await fixture.nobody();
    const body = { userId: member.userId, module: 'budget', isOn: false, version: await version() };
    for (const { token } of [member, stranger, nobody]) {
      for (const organisationId of [id, 'not-there']) {
        const list = `/api/organisations/${organisationId}`;
        const answers = [
          await server.call('GET', `${list}/members`, { token }),
          await server.call('GET', `${list}/packages`, { token }),
          await fixture.switchModule(token, organisationId, body),
          await fixture.add(token, organisationId, { phone: nobody.phone, version: body.version }),
          await fixture.remove(token, organisationId, {
            who: { userId: member.userId },
            version: body.version,
          }),
        ];
        expect(answers.map(codeOf)).toEqual(Array(5).fill([403, 'LEADER_REQUIRED']));
      }
    }
    expect((await fixture.rights(member.token)).modules).toEqual(ofPackages);
  });

  test('[S13] of several organisations each by its own members', async () => {
    const second = await fixture.found([5]);
    await fixture.joinToo(second, leader, true);
    const member = await fixture.join(second);
    const stranger = await fixture.join(id);
    server.clock.advance(1000);
    await fixture.joinToo(id, member);
    const order = { userId: member.userId, module: 'budget', isOn: false };
    expect((await fixture.switchNow(leader.token, second, order)).status).toBe(200);
    expect(await fixture.rights(member.token)).toMatchObject({
      organisationId: second,
      modules: ['invoices'],
    });
    const here = (await members()).items.find(({ userId }) => userId === member.userId);
    expect(here?.modules).toContainEqual({ module: 'budget', isOn: true });
    const notThere = await fixture.switchNow(leader.token, second, { ...order, userId: stranger.userId });
    expect(codeOf(notThere)).toEqual([404, 'NOT_FOUND']);
    const notOpen = await fixture.switchNow(leader.token, second, { ...order, module: 'coupons' });
    expect([notOpen.body.code, notOpen.body.field]).toEqual(['INVALID_INPUT', 'module']);
  });

  test('[S17] every change leaves a record of who did what to whom; one that changed nothing leaves none', async () => {
    const member = await fixture.nobody();
    const { userId } = member;
    await fixture.add(leader.token, id, { phone: member.phone, version: await version() });
    for (const isOn of [false, false, true]) {
      await fixture.switchNow(leader.token, id, { userId, module: 'budget', isOn });
    }
    await fixture.remove(leader.token, id, { who: { userId }, version: await version() });
    await fixture.remove(leader.token, id, { who: { userId }, version: await version() });
    await fixture.add(leader.token, id, { phone: fixture.newPhone(), version: await version() });
    const [invitation] = (await members()).invitations;
    const { db } = database();
    const records = await db.select().from(auditEvents).where(eq(auditEvents.userId, leader.userId));
    const rows = records.map(({ kind, subjectId, sessionId }) => [kind, subjectId, sessionId !== null]);
    expect(rows.sort()).toEqual(
      [
        ['member-added', userId, true],
        ['member-added', invitation?.id, true],
        ['member-removed', userId, true],
        ['organisation-joined', id, false],
        ['rights', userId, true],
        ['rights', userId, true],
      ].sort(),
    );
    expect(JSON.stringify(records)).not.toMatch(/1320000\d{4}/);
  });

  test('[S13] cannot go through numbers', async () => {
    const answers = [];
    for (let n = 0; n < 201; n += 1) {
      const body = { phone: leader.phone, version: 0 };
      answers.push((await fixture.add(leader.token, id, body)).body.code);
    }
    expect(answers.slice(0, 200)).not.toContain('RATE_LIMITED');
    expect(answers.at(-1)).toBe('RATE_LIMITED');
  });
});
