import { eq } from 'drizzle-orm';
import type { PermissionsAnswer } from '../../../src/contract/me';
import type { MembersAnswer } from '../../../src/contract/organisation';
import { users } from '../../accounts/schema';
import type { Database } from '../../db/types';
import { newId, systemRandom } from '../../random';
import type { CallAnswer, TestApp, TestCaller } from '../../testing/app';
import { createOrganisations, type Organisations } from '../organisations';
import { organisations as table } from '../schema';

/** What packages 1, 3 and 5 open. */
export const ofPackages = ['approvals', 'budget', 'coupons', 'invoices', 'purchasing', 'reports'];

export interface Member extends TestCaller {
  readonly phone: string;
}

/** What people do in organisations, in the words of the tests. */
export interface OrganisationFixture {
  readonly service: Organisations;
  newPhone(): string;
  /** An organisation with these packages; gives its id. */
  found(packageIds?: readonly number[]): Promise<string>;
  /** A member of the shop with a number, who belongs nowhere. */
  nobody(): Promise<Member>;
  /** A user with a place in the organisation and a live session. */
  join(organisationId: string, isLeader?: boolean): Promise<Member>;
  /** Another place for somebody who has one. */
  joinToo(organisationId: string, member: Member, isLeader?: boolean): Promise<void>;
  /** What the app learns by asking, and by whatever it asks. */
  rights(token: string): Promise<{ organisationId: string | null; modules: string[]; version: number }>;
  version(token: string): Promise<number | null>;
  /** The list as the leader sees it. */
  members(token: string, organisationId: string): Promise<MembersAnswer>;
  switchModule(token: string, organisationId: string, body: object): Promise<CallAnswer>;
  /** The same with the version as it is now. */
  switchNow(token: string, organisationId: string, body: object): Promise<CallAnswer>;
  add(token: string, organisationId: string, body: object): Promise<CallAnswer>;
  remove(token: string, organisationId: string, body: object): Promise<CallAnswer>;
  /** The number of a user, or none. */
  setPhone(userId: string, phone: string | null): Promise<void>;
}

let phones = 0;

export const createOrganisationFixture = (server: TestApp, database: Database): OrganisationFixture => {
  const { db } = database;
  const service = createOrganisations({ db, clock: server.clock, random: systemRandom });

  const newPhone = (): string => {
    phones += 1;
    return `1320000${String(phones).padStart(4, '0')}`;
  };
  const nobody = async (): Promise<Member> => {
    const phone = newPhone();
    return { ...(await server.signIn({ phone })), phone };
  };
  const members: OrganisationFixture['members'] = async (token, id) =>
    (await server.call<MembersAnswer>('GET', `/api/organisations/${id}/members`, { token })).body;
  const switchModule: OrganisationFixture['switchModule'] = (token, id, body) =>
    server.call('PUT', `/api/organisations/${id}/switches`, { token, body });

  return {
    service,
    newPhone,
    nobody,
    members,
    switchModule,
    found: async (packageIds = [1, 3, 5]) => {
      const id = newId(systemRandom);
      await db.insert(table).values({ id, name: '公司', createdAt: 1 });
      await service.setPackages(id, packageIds);
      return id;
    },
    join: async (organisationId, isLeader = false) => {
      const member = await nobody();
      await service.invite(organisationId, member.phone, isLeader);
      return member;
    },
    joinToo: (organisationId, { phone }, isLeader = false) => service.invite(organisationId, phone, isLeader),
    rights: async (token) =>
      (await server.call<PermissionsAnswer>('GET', '/api/me/permissions', { token })).body,
    version: async (token) => {
      const { headers } = await server.call('GET', '/api/me', { token });
      const version = headers['x-permissions-version'];
      return version === undefined ? null : Number(version);
    },
    switchNow: async (token, id, body) => {
      const { version } = await members(token, id);
      return switchModule(token, id, { ...body, version });
    },
    add: (token, id, body) => server.call('POST', `/api/organisations/${id}/members`, { token, body }),
    remove: (token, id, body) =>
      server.call('POST', `/api/organisations/${id}/members/removal`, { token, body }),
    setPhone: async (userId, phone) => {
      await db.update(users).set({ phone }).where(eq(users.id, userId));
    },
  };
};
