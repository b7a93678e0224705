import { sql } from 'drizzle-orm';
import type { Host } from '../sandbox/host/create-host';
import { createOrganisations } from '../server/organisations/organisations';
import { organisations as table } from '../server/organisations/schema';
import { systemRandom } from '../server/random';
import type { MembersAnswer } from '../src/contract';
import { type End, ends } from './testing/ends';
import type { Phone } from './testing/phone';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import { becomeMember, confirmModal, pageOpens, told } from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

/** What a page of the workbench lets pass before it looks again, and a little more. */
const look = 31_000;

let founded = 0;

/** An organisation with 采购版 and 营销版, and a place in it for each of these numbers. */
const found = async (leader: string, ...members: string[]): Promise<string> => {
  const { db } = stage.server.database;
  const service = createOrganisations({ db, clock: stage.world.clock, random: systemRandom });
  founded += 1;
  const id = `company-${founded}`;
  await db.insert(table).values({ id, name: `测试企业${founded}`, createdAt: stage.world.clock.now() });
  await service.setPackages(id, [1, 3]);
  await service.invite(id, leader, true);
  for (const member of members) await service.invite(id, member, false);
  return id;
};

interface Colleague {
  readonly phone: Phone;
  readonly host: Host;
}

const openWork = async (host: Host): Promise<void> => {
  await host.waitFor(() => host.current().maybe({ id: 'work-entry' }), { what: '企业工作台 on 我的' });
  host.current().tap({ id: 'work-entry' });
  await pageOpens(host, 'pages/work/index');
  await host.waitFor(() => host.current().maybe({ id: 'organisation-name' }), { what: 'the workbench' });
};

const start = async (end: End) => {
  const [leader, member] = [stage.person(), stage.person()];
  const id = await found(leader.phoneNumber, member.phoneNumber);
  const enter = async (personId: string): Promise<Colleague> => {
    const phone = stage.phone(end, personId);
    const host = await phone.start();
    await becomeMember(host);
    await openWork(host);
    return { phone, host };
  };
  return { id, leader: await enter(leader.id), member: await enter(member.id), enter };
};

const openMembers = async ({ host }: Colleague): Promise<void> => {
  host.current().tap({ id: 'members-entry' });
  await pageOpens(host, 'pages/work/members/index');
  await host.waitFor(() => host.current().maybe({ class: 'member' }), { what: 'the members' });
};

const membersOf = async ({ phone }: Colleague, id: string): Promise<MembersAnswer> =>
  (await stage.ask(phone, 'GET', `/api/organisations/${id}/members`)) as unknown as MembersAnswer;

const otherThanLeader = async (leader: Colleague, id: string): Promise<string> => {
  const { items } = await membersOf(leader, id);
  const other = items.find(({ isSelf }) => !isSelf);
  if (other === undefined) throw new Error('nobody but the leader');
  return other.userId;
};

describe.each(ends)('the workbench on %s', (end) => {
  test('[H18] [I10] a right that the leader switches off while its page is open: the page says so', async () => {
    const { id, leader, member } = await start(end);
    expect(member.host.current().find({ id: 'module-inventory' }).text()).toContain('暂无权限');
    expect(member.host.current().maybe({ id: 'members-entry' })).toBeNull();
    member.host.current().tap({ id: 'module-reports' });
    await pageOpens(member.host, 'pages/work/module/index');
    await member.host.waitFor(() => member.host.current().maybe({ id: 'module-open' }), {
      what: 'the module',
    });

    await openMembers(leader);
    const userId = await otherThanLeader(leader, id);
    leader.host.current().tap({ id: `open-${userId}` });
    await leader.host.waitFor(() => leader.host.current().maybe({ id: `switch-${userId}-reports` }), {
      what: 'the switches of the member',
    });
    leader.host.current().tap({ id: `switch-${userId}-reports` });
    await leader.host.waitFor(() => told(leader.host).includes('已停用'), { what: 'the word of the change' });
    await leader.host.waitFor(
      () =>
        leader.host
          .current()
          .find({ id: `member-${userId}` })
          .text()
          .includes('3/4'),
      { what: 'one right less' },
    );
    expect(leader.host.current().text()).toMatch(/137\*{4}\d{4}/);

    stage.advance(look);
    await member.host.waitFor(() => member.host.current().maybe({ id: 'module-taken' }), {
      what: 'the word that the right was taken away',
    });
    member.host.current().tap({ id: 'module-back' });
    await pageOpens(member.host, 'pages/work/index');
    await member.host.waitFor(
      () => member.host.current().find({ id: 'module-reports' }).classes.includes('tile-locked'),
      { what: 'a locked tile' },
    );
    for (const { host } of [leader, member]) expectNoErrors(host);
  });

  test('[H18] somebody was faster: the list is read anew, with a word', async () => {
    const { id, leader } = await start(end);
    await openMembers(leader);
    const { version } = await membersOf(leader, id);
    const { phoneNumber } = stage.person();
    await stage.ask(leader.phone, 'POST', `/api/organisations/${id}/members`, {
      phone: phoneNumber,
      version,
    });
    const userId = await otherThanLeader(leader, id);
    leader.host.current().tap({ id: `open-${userId}` });
    await leader.host.waitFor(() => leader.host.current().maybe({ id: `expel-${userId}` }), {
      what: 'the way out',
    });
    leader.host.current().tap({ id: `switch-${userId}-reports` });
    await leader.host.waitFor(() => told(leader.host).some((title) => title.includes('名单刚刚有更新')), {
      what: 'the word of the conflict',
    });
    await leader.host.waitFor(() => leader.host.current().text().includes('等待加入 1 人'), {
      what: 'the newest list',
    });
    leader.host.current().tap({ id: `expel-${userId}` });
    await confirmModal(leader.host);
    await leader.host.waitFor(() => leader.host.current().text().includes('成员 1 人'), {
      what: 'one member',
    });
    expect((await membersOf(leader, id)).items).toHaveLength(1);
    expect(told(leader.host)).toContain('已移出');
    expectNoErrors(leader.host);
  });

  test('[H18] a member is added by number; who leads no more is told', async () => {
    const { id, leader, enter } = await start(end);
    await openMembers(leader);
    const person = stage.person();
    leader.host.current().tap({ id: 'member-add' });
    await leader.host.waitFor(() => told(leader.host).includes('请输入正确的手机号'), { what: 'a word' });
    leader.host.current().input({ id: 'member-phone' }, person.phoneNumber);
    leader.host.current().tap({ id: 'member-add' });
    // The list comes first, the emptied field with the next drawing.
    const page = () => leader.host.current().text();
    await leader.host.waitFor(
      () => page().includes('等待加入 1 人') && !page().includes(person.phoneNumber),
      {
        what: 'the place, and the field empty again',
      },
    );
    const third = await enter(person.id);
    expect(third.host.current().find({ id: 'organisation-name' }).text()).toContain('测试企业');
    leader.host.current().pullDownRefresh();
    await leader.host.waitFor(() => leader.host.current().text().includes('成员 3 人'), {
      what: 'the third',
    });
    const { db } = stage.server.database;
    await db.execute(sql`update organisation_members set is_leader = false where organisation_id = ${id}`);
    leader.host.current().pullDownRefresh();
    await leader.host.waitFor(() => leader.host.current().text().includes('您不是企业管理员'), {
      what: 'the word that they lead no more',
    });
    for (const { host } of [leader, third]) expectNoErrors(host);
  });

  test('[H18] who belongs to several chooses whose rights count', async () => {
    const { leader, id } = await start(end);
    const { items } = await membersOf(leader, id);
    expect(items[0]?.isSelf).toBe(true);
    const { db } = stage.server.database;
    const { userId } = items[0] ?? { userId: '' };
    const other = await found('13900000000');
    await db.execute(sql`insert into organisation_members (organisation_id, user_id, is_leader, joined_at)
      values (${other}, ${userId}, false, ${stage.world.clock.now()})`);
    await leader.host.back();
    await openWork(leader.host);
    await leader.host.waitFor(() => leader.host.current().maybe({ id: 'organisation-choose' }), {
      what: '切换企业',
    });
    leader.host.current().tap({ id: 'organisation-choose' });
    await leader.host.waitFor(() => leader.host.current().maybe({ id: `choose-${other}` }), {
      what: 'the choice',
    });
    leader.host.current().tap({ id: `choose-${other}` });
    await leader.host.waitFor(() => told(leader.host).includes('已切换企业'), { what: 'the word' });
    await leader.host.waitFor(() => leader.host.current().maybe({ id: 'members-entry' }) === null, {
      what: 'a place that is no leader’s',
    });
    const permissions = await stage.ask(leader.phone, 'GET', '/api/me/permissions');
    expect(permissions.organisationId).toBe(other);
    expectNoErrors(leader.host);
  });
});
