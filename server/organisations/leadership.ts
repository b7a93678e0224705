import type {
  AddMemberBody,
  MembersAnswer,
  OrganisationMember,
  PackagesAnswer,
  RemoveMemberBody,
  SwitchModuleBody,
} from '../../src/contract/organisation';
import { userRepository } from '../accounts/user-repository';
import { maskPhone } from '../accounts/user-view';
import { type AuditEvent, audit } from '../audit/audit';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Account } from '../plugins/authenticate';
import type { RateLimits } from '../rate-limits/rate-limits';
import { memberRepository } from './member-repository';
import type { OrganisationsDeps } from './organisations';
import { placeFor } from './places';
import { rightsRepository } from './rights-repository';
import { subscriptionRepository } from './subscription-repository';

/**
 * What a leader does with an organisation. Every change names the version of the organisation that the leader saw, and
 * is refused when somebody else was faster; every answer has the version that it shows. Changes are in force at the
 * next request of whom they concern.
 * @throws AppError LEADER_REQUIRED for whoever does not lead it, also when it is not there; VERSION_CONFLICT;
 * LEADER_SELF, since nobody shuts themselves out
 */
export interface Leadership {
  members(leader: Account, organisationId: string): Promise<MembersAnswer>;
  packages(leader: Account, organisationId: string): Promise<PackagesAnswer>;
  /** @throws AppError NOT_FOUND for no member, INVALID_INPUT for a module that the organisation does not have */
  switchModule(leader: Account, organisationId: string, body: SwitchModuleBody): Promise<MembersAnswer>;
  /** @throws AppError RATE_LIMITED: places tell which numbers belong to somebody */
  add(leader: Account, organisationId: string, body: AddMemberBody): Promise<MembersAnswer>;
  /** @throws AppError NOT_FOUND */
  remove(leader: Account, organisationId: string, body: RemoveMemberBody): Promise<MembersAnswer>;
}

export interface LeadershipDeps extends OrganisationsDeps {
  readonly limits: RateLimits;
}

/** More than a company hires in a day, and far too few to go through numbers. */
const addRule = { name: 'organisation members', most: 200, perMs: 24 * 3600 * 1000 } as const;

const requireLeader = async (db: Db, { userId }: Account, organisationId: string): Promise<void> => {
  if ((await memberRepository.isLeader(db, organisationId, userId)) !== true) {
    throw new AppError('LEADER_REQUIRED');
  }
};

const versionOf = async (db: Db, organisationId: string): Promise<number> =>
  (await subscriptionRepository.version(db, organisationId)) ?? 0;

const packagesOf = async (db: Db, organisationId: string): Promise<PackagesAnswer['items']> => {
  const items = new Map<number, PackagesAnswer['items'][number]>();
  for (const { id, name, module } of await subscriptionRepository.packages(db, organisationId)) {
    const item = items.get(id) ?? { id, name, modules: [] };
    item.modules.push(module);
    items.set(id, item);
  }
  return [...items.values()];
};

const membersOf = async (
  db: Db,
  { userId: self }: Account,
  organisationId: string,
): Promise<MembersAnswer> => {
  // Read before what it stands for: a leader who pairs an old version with a new list is refused once and asks anew.
  const version = await versionOf(db, organisationId);
  const rows = await memberRepository.list(db, organisationId);
  const waiting = await memberRepository.invitations(db, organisationId);
  const all = (await packagesOf(db, organisationId)).flatMap(({ modules }) => modules);
  const off = await rightsRepository.allSwitches(db, organisationId);
  const isOff = new Set(off.map(({ userId, module }) => `${userId} ${module}`));
  const modules = [...new Set(all)].sort();
  const toMember = ({ phone, ...row }: (typeof rows)[number]): OrganisationMember => ({
    ...row,
    phoneMasked: phone === null ? null : maskPhone(phone),
    isSelf: row.userId === self,
    modules: modules.map((module) => ({ module, isOn: !isOff.has(`${row.userId} ${module}`) })),
  });
  return {
    version,
    items: rows.map(toMember),
    invitations: waiting.map(({ phone, ...row }) => ({ ...row, phoneMasked: maskPhone(phone) })),
  };
};

const setSwitch = async (
  tx: Db,
  self: Account,
  organisationId: string,
  order: SwitchModuleBody,
  now: number,
) => {
  const { userId, module, isOn } = order;
  if ((await memberRepository.isLeader(tx, organisationId, userId)) === null) {
    throw new AppError('NOT_FOUND', { field: 'userId', reason: 'no member' });
  }
  if (!(await subscriptionRepository.opens(tx, organisationId, module))) {
    throw new AppError('INVALID_INPUT', { field: 'module' });
  }
  if (userId === self.userId && !isOn) throw new AppError('LEADER_SELF', { field: 'userId' });
  const one = { organisationId, userId, module };
  const changed = isOn
    ? await rightsRepository.switchOn(tx, one)
    : await rightsRepository.switchOff(tx, one, now);
  if (changed) await rightsRepository.raise(tx, userId, 1);
  return changed ? userId : null;
};

/** Whom an order to remove means: a member, or null for somebody whose place still waits. */
const memberMeant = async (
  tx: Db,
  organisationId: string,
  who: RemoveMemberBody['who'],
): Promise<string | null> => {
  if ('invitationId' in who) return null;
  const userId = 'userId' in who ? who.userId : await userRepository.idByPhone(tx, who.phone);
  if (userId === null) return null;
  return (await memberRepository.isLeader(tx, organisationId, userId)) === null ? null : userId;
};

const removeOne = async (tx: Db, self: Account, organisationId: string, who: RemoveMemberBody['who']) => {
  const userId = await memberMeant(tx, organisationId, who);
  if (userId === self.userId) throw new AppError('LEADER_SELF', { field: 'who' });
  if (userId !== null) {
    await memberRepository.remove(tx, organisationId, userId);
    await rightsRepository.raise(tx, userId, 1);
    return userId;
  }
  const which =
    'invitationId' in who ? { id: who.invitationId } : 'phone' in who ? { phone: who.phone } : null;
  const withdrawn = which === null ? null : await memberRepository.withdraw(tx, organisationId, which);
  if (withdrawn === null) throw new AppError('NOT_FOUND', { field: 'who' });
  return withdrawn;
};

export const createLeadership = (deps: LeadershipDeps): Leadership => {
  const { db, clock, limits } = deps;

  /** One change at a time. `work` gives whom it was done to, or null when everything was so already. */
  const change = async (
    leader: Account,
    organisationId: string,
    { version, kind }: { readonly version: number; readonly kind: AuditEvent['kind'] },
    work: (tx: Db) => Promise<string | null>,
  ): Promise<MembersAnswer> => {
    await inTransaction(db, async (tx) => {
      const current = await subscriptionRepository.lock(tx, organisationId);
      await requireLeader(tx, leader, organisationId);
      if (current !== version) throw new AppError('VERSION_CONFLICT', { field: 'version' });
      const subjectId = await work(tx);
      if (subjectId === null) return;
      await subscriptionRepository.raise(tx, organisationId);
      const { userId, sessionId } = leader;
      await audit(tx, deps, { kind, userId, sessionId, subjectId });
    });
    return membersOf(db, leader, organisationId);
  };

  return {
    members: async (leader, organisationId) => {
      await requireLeader(db, leader, organisationId);
      return membersOf(db, leader, organisationId);
    },

    packages: async (leader, organisationId) => {
      await requireLeader(db, leader, organisationId);
      return { version: await versionOf(db, organisationId), items: await packagesOf(db, organisationId) };
    },

    switchModule: (leader, organisationId, body) =>
      change(leader, organisationId, { version: body.version, kind: 'rights' }, (tx) =>
        setSwitch(tx, leader, organisationId, body, clock.now()),
      ),

    add: async (leader, organisationId, { phone, version }) => {
      await requireLeader(db, leader, organisationId);
      await limits.take(db, [{ rule: addRule, subject: leader.userId }]);
      return change(leader, organisationId, { version, kind: 'member-added' }, async (tx) => {
        const known = await userRepository.idByPhone(tx, phone);
        const isMember =
          known !== null && (await memberRepository.isLeader(tx, organisationId, known)) !== null;
        return isMember ? null : placeFor(tx, { organisationId, phone, isLeader: false }, deps);
      });
    },

    remove: (leader, organisationId, { who, version }) =>
      change(leader, organisationId, { version, kind: 'member-removed' }, (tx) =>
        removeOne(tx, leader, organisationId, who),
      ),
  };
};
