import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import {
  moduleSwitches,
  organisationMembers,
  organisationPackages,
  packageModules,
  permissionVersions,
} from './schema';

const switches = moduleSwitches;

/** One module switch of one member of one organisation. */
export interface Switch {
  readonly organisationId: string;
  readonly userId: string;
  readonly module: string;
}

/** What users may do. Every member is one statement; what belongs together is put into one transaction by its caller. */
export const rightsRepository = {
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
          .select({ userId: organisationMembers.userId, version: sql<number>`1`.as('version') })
          .from(organisationMembers)
          .where(eq(organisationMembers.organisationId, organisationId)),
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

  /** Everything that is switched off in an organisation, for whomever. */
  allSwitches: async (db: Db, organisationId: string) =>
    db
      .select({ userId: switches.userId, module: switches.module })
      .from(switches)
      .where(eq(switches.organisationId, organisationId)),
};
