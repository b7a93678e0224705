import type { PermissionsAnswer } from '../../src/contract/me';
import { userRepository } from '../accounts/user-repository';
import { audit } from '../audit/audit';
import type { Clock } from '../clock';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Account } from '../plugins/authenticate';
import type { Random } from '../random';
import { organisationRepository as repository } from './organisation-repository';

/** What a leader switches for whom. */
export interface SwitchOrder {
  readonly userId: string;
  readonly module: string;
  readonly on: boolean;
}

/**
 * Rights of accounts through their organisation. A user has the modules that the organisation's packages open, less
 * those that its leader has switched off for this one account. Nothing of it is kept in the process: what is changed is
 * in force at the next request, on every instance.
 */
export interface Organisations {
  /** The rights of a user now. The version is never newer than the modules beside it. */
  permissions(userId: string): Promise<PermissionsAnswer>;
  /** Which state of the rights is in force; 0 for a user who never had an organisation. */
  version(userId: string): Promise<number>;
  /** A guard for handlers: refuses an account without a right to the module. @throws AppError PERMISSION_DENIED */
  requirePermission(module: string): (account: Account) => Promise<void>;
  /**
   * Switches a module of the leader's organisation off, or on again, for one member.
   * @throws AppError PERMISSION_DENIED for anybody but a leader, NOT_FOUND for no member, INVALID_INPUT for a module
   * that the organisation does not have
   */
  setSwitch(leader: Account, order: SwitchOrder): Promise<void>;
  /** What an organisation has subscribed to from now on. */
  setPackages(organisationId: string, packageIds: readonly number[]): Promise<void>;
  /** Gives a place to whoever has this phone number, now or at the first login with it. */
  invite(organisationId: string, phone: string, isLeader: boolean): Promise<void>;
}

export interface OrganisationsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}

/** Takes the places that wait for this user's phone number. Runs inside the caller's transaction. */
const takePlaces = async (tx: Db, userId: string, now: number): Promise<void> => {
  const phone = (await userRepository.lock(tx, [userId])).get(userId)?.phone ?? null;
  const places = phone === null ? [] : await repository.takeInvitations(tx, phone);
  for (const { organisationId, isLeader } of places) {
    await repository.addMember(tx, { organisationId, userId, isLeader, joinedAt: now });
  }
  await repository.raise(tx, userId, places.length > 0 ? 1 : 0);
};

const switchModule = async (tx: Db, leader: Account, order: SwitchOrder, now: number): Promise<boolean> => {
  const { userId, module, on } = order;
  const own = await repository.current(tx, leader.userId);
  if (own === null || !own.isLeader) throw new AppError('PERMISSION_DENIED', { reason: 'no leader' });
  const { organisationId } = own;
  if (!(await repository.isMember(tx, organisationId, userId))) {
    throw new AppError('NOT_FOUND', { field: 'userId', reason: 'no member' });
  }
  if (!(await repository.opens(tx, organisationId, module))) {
    throw new AppError('INVALID_INPUT', { field: 'module' });
  }
  const one = { organisationId, userId, module };
  return on ? repository.switchOn(tx, one) : repository.switchOff(tx, one, now);
};

export const createOrganisations = (deps: OrganisationsDeps): Organisations => {
  const { db, clock } = deps;

  const look = (userId: string): Promise<void> =>
    inTransaction(db, (tx) => takePlaces(tx, userId, clock.now()));

  const permissions: Organisations['permissions'] = async (userId) => {
    if ((await repository.current(db, userId)) === null) await look(userId);
    const version = (await repository.version(db, userId)) ?? 0;
    const current = await repository.current(db, userId);
    if (current === null) return { organisationId: null, modules: [], version };
    const { organisationId } = current;
    return { organisationId, modules: await repository.modules(db, organisationId, userId), version };
  };

  return {
    permissions,

    version: async (userId) => {
      const version = await repository.version(db, userId);
      if (version !== null) return version;
      await look(userId);
      return (await repository.version(db, userId)) ?? 0;
    },

    requirePermission: (module) => async (account) => {
      const { modules } = await permissions(account.userId);
      if (!modules.includes(module)) throw new AppError('PERMISSION_DENIED', { reason: module });
    },

    setSwitch: (leader, order) =>
      inTransaction(db, async (tx) => {
        if (!(await switchModule(tx, leader, order, clock.now()))) return;
        await repository.raise(tx, order.userId, 1);
        const { userId, sessionId } = leader;
        await audit(tx, deps, { kind: 'rights', userId, sessionId, subjectId: order.userId });
      }),

    setPackages: (organisationId, packageIds) =>
      inTransaction(db, async (tx) => {
        await repository.setPackages(tx, organisationId, packageIds);
        await repository.raiseAll(tx, organisationId);
      }),

    invite: (organisationId, phone, isLeader) =>
      inTransaction(db, async (tx) => {
        await repository.invite(tx, { organisationId, phone, isLeader });
        const userId = await userRepository.idByPhone(tx, phone);
        if (userId !== null) await takePlaces(tx, userId, clock.now());
      }),
  };
};
