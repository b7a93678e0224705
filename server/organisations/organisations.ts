import type { PermissionsAnswer } from '../../src/contract/me';
import type { OrganisationsAnswer } from '../../src/contract/organisation';
import type { AuditDeps } from '../audit/audit';
import { audit } from '../audit/audit';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Account } from '../plugins/authenticate';
import { memberRepository } from './member-repository';
import { placeFor, takePlaces } from './places';
import { rightsRepository } from './rights-repository';
import { subscriptionRepository } from './subscription-repository';

/**
 * Rights of accounts through their organisations. A user has the modules that the current organisation's packages open,
 * less those that its leader has switched off for this one account. Nothing of it is kept in the process: what is
 * changed is in force at the next request, on every instance.
 */
export interface Organisations {
  /** The rights of a user now. The version is never newer than the modules beside it. */
  permissions(userId: string): Promise<PermissionsAnswer>;
  /** Which state of the rights is in force; 0 for a user who never had an organisation. */
  version(userId: string): Promise<number>;
  /** A guard for handlers: refuses an account without a right to the module. @throws AppError PERMISSION_DENIED */
  requirePermission(module: string): (account: Account) => Promise<void>;
  /** Where the user belongs to, the current one first. */
  mine(userId: string): Promise<OrganisationsAnswer>;
  /** Makes one of the user's organisations the current one. @throws AppError NOT_FOUND */
  choose(account: Account, organisationId: string): Promise<void>;
  /** What an organisation has subscribed to from now on. */
  setPackages(organisationId: string, packageIds: readonly number[]): Promise<void>;
  /** Gives a place to whoever has this phone number, now or at the first login with it. */
  invite(organisationId: string, phone: string, isLeader: boolean): Promise<void>;
}

export interface OrganisationsDeps extends AuditDeps {
  readonly db: Db;
}

export const createOrganisations = (deps: OrganisationsDeps): Organisations => {
  const { db, clock } = deps;

  const look = (userId: string): Promise<void> => inTransaction(db, (tx) => takePlaces(tx, userId, deps));

  const permissions: Organisations['permissions'] = async (userId) => {
    if ((await memberRepository.current(db, userId)) === null) await look(userId);
    const version = (await rightsRepository.version(db, userId)) ?? 0;
    const organisationId = await memberRepository.current(db, userId);
    if (organisationId === null) return { organisationId, modules: [], version };
    return { organisationId, modules: await rightsRepository.modules(db, organisationId, userId), version };
  };

  return {
    permissions,

    version: async (userId) => {
      const version = await rightsRepository.version(db, userId);
      if (version !== null) return version;
      await look(userId);
      return (await rightsRepository.version(db, userId)) ?? 0;
    },

    requirePermission: (module) => async (account) => {
      const { modules } = await permissions(account.userId);
      if (!modules.includes(module)) throw new AppError('PERMISSION_DENIED', { reason: module });
    },

    mine: async (userId) => {
      await look(userId);
      const rows = await memberRepository.placesOf(db, userId);
      return { items: rows.map((row, index) => ({ ...row, isCurrent: index === 0 })) };
    },

    choose: ({ userId, sessionId }, organisationId) =>
      inTransaction(db, async (tx) => {
        if ((await memberRepository.current(tx, userId)) === organisationId) return;
        const isThere = await memberRepository.choose(tx, organisationId, userId, clock.now());
        if (!isThere) throw new AppError('NOT_FOUND', { field: 'organisationId' });
        await rightsRepository.raise(tx, userId, 1);
        await audit(tx, deps, { kind: 'organisation-chosen', userId, sessionId, subjectId: organisationId });
      }),

    setPackages: (organisationId, packageIds) =>
      inTransaction(db, async (tx) => {
        await subscriptionRepository.raise(tx, organisationId);
        await subscriptionRepository.setPackages(tx, organisationId, packageIds);
        await rightsRepository.raiseAll(tx, organisationId);
      }),

    invite: (organisationId, phone, isLeader) =>
      inTransaction(db, async (tx) => {
        await subscriptionRepository.raise(tx, organisationId);
        await placeFor(tx, { organisationId, phone, isLeader }, deps);
      }),
  };
};
