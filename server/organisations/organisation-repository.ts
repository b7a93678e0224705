import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import {
  moduleSwitches,
  organisationInvitations,
  organisationMembers,
  organisationPackages,
  packageModules,
  permissionVersions,
} from './schema';

const members = organisationMembers;
const switches = moduleSwitches;

/** One module switch of one member of one organisation. */
export interface Switch {
  readonly organisationId: string;
  readonly userId: string;
  readonly module: string;
}

/** Every member is one statement; what belongs together is put into one transaction by its caller. */
export const organisationRepository = {
  /** The organisation that the user joined first; null for none. */
  current: async (db: Db, userId: string) => {
    const rows = await db
      .select({ organisationId: members.organisationId, isLeader: members.isLeader })
      .from(members)
      .where(eq(members.userId, userId))
      .orderBy(asc(members.joinedAt), asc(members.organisationId))
      .limit(1);
    return rows[0] ?? null;
  },

  isMember: async (db: Db, organisationId: string, userId: string): Promise<boolean> => {
    const rows = await db
      .select({ userId: members.userId })
      .from(members)
      .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)));
    return rows.length === 1;
  },

  /** What the organisation's packages open, in alphabetical order, less what is switched off for this user. */
  modules: async (db: Db, organisationId: string, userId: string): Promise<string[]> => {
    const isSwitchedOff = and(
      eq(switches.organisationId, organisationPackages.organisationId),
      eq(switches.userId, userId),
      eq(switches.module, packageModules.module),
    );
    const rows = await db
      .selectDistinct({ module: packageModules.module })
      .from(organisationPackages)
      .innerJoin(packageModules, eq(packageModules.packageId, organisationPackages.packageId))
      .leftJoin(switches, isSwitchedOff)
      .where(and(eq(organisationPackages.organisationId, organisationId), isNull(switches.module)))
      .orderBy(asc(packageModules.module));
    return rows.map(({ module }) => module);
  },

  /** Whether the organisation's packages open a module, whatever is switched off for whom. */
  opens: async (db: Db, organisationId: string, module: string): Promise<boolean> => {
    const rows = await db
      .select({ module: packageModules.module })
      .from(organisationPackages)
      .innerJoin(packageModules, eq(packageModules.packageId, organisationPackages.packageId))
      .where(and(eq(organisationPackages.organisationId, organisationId), eq(packageModules.module, module)))
      .limit(1);
    return rows.length === 1;
  },

  /** Null before anybody looked for an organisation of this user. */
  version: async (db: Db, userId: string): Promise<number | null> => {
    const rows = await db
      .select({ version: permissionVersions.version })
      .from(permissionVersions)
      .where(eq(permissionVersions.userId, userId));
    return rows[0]?.version ?? null;
  },

  /** Raises the version of one user; `by` 0 only records that somebody looked. */
  raise: async (tx: Db, userId: string, by: 0 | 1): Promise<void> => {
    await tx
      .insert(permissionVersions)
      .values({ userId, version: by })
      .onConflictDoUpdate({
        target: permissionVersions.userId,
        set: { version: sql`${permissionVersions.version} + ${by}` },
      });
  },

  /** Raises the versions of all members. */
  raiseAll: async (tx: Db, organisationId: string): Promise<void> => {
    await tx
      .insert(permissionVersions)
      .select(
        tx
          .select({ userId: members.userId, version: sql<number>`1`.as('version') })
          .from(members)
          .where(eq(members.organisationId, organisationId)),
      )
      .onConflictDoUpdate({
        target: permissionVersions.userId,
        set: { version: sql`${permissionVersions.version} + 1` },
      });
  },

  /** False when it was off before. */
  switchOff: async (tx: Db, one: Switch, now: number): Promise<boolean> => {
    const rows = await tx
      .insert(switches)
      .values({ ...one, switchedAt: now })
      .onConflictDoNothing()
      .returning({ module: switches.module });
    return rows.length === 1;
  },

  /** False when it was on before. */
  switchOn: async (tx: Db, { organisationId, userId, module }: Switch): Promise<boolean> => {
    const rows = await tx
      .delete(switches)
      .where(
        and(
          eq(switches.organisationId, organisationId),
          eq(switches.userId, userId),
          eq(switches.module, module),
        ),
      )
      .returning({ module: switches.module });
    return rows.length === 1;
  },

  setPackages: async (tx: Db, organisationId: string, packageIds: readonly number[]): Promise<void> => {
    await tx.delete(organisationPackages).where(eq(organisationPackages.organisationId, organisationId));
    const rows = [...new Set(packageIds)].map((packageId) => ({ organisationId, packageId }));
    if (rows.length > 0) await tx.insert(organisationPackages).values(rows);
  },

  addMember: async (tx: Db, member: typeof members.$inferInsert): Promise<void> => {
    await tx.insert(members).values(member).onConflictDoNothing();
  },

  invite: async (tx: Db, invitation: typeof organisationInvitations.$inferInsert): Promise<void> => {
    await tx.insert(organisationInvitations).values(invitation).onConflictDoNothing();
  },

  /** The invitations of a phone number, which are gone with this. */
  takeInvitations: async (tx: Db, phone: string) =>
    tx.delete(organisationInvitations).where(eq(organisationInvitations.phone, phone)).returning(),
};
