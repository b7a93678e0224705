import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { organisationPackages, organisations, packageModules, packages } from './schema';

/** Organisations themselves and what they have subscribed to. Every member is one statement. */
export const subscriptionRepository = {
  /** Counts one more change; whoever changes the same organisation waits until this transaction ends. */
  raise: async (tx: Db, organisationId: string): Promise<void> => {
    await tx
      .update(organisations)
      .set({ version: sql`${organisations.version} + 1` })
      .where(eq(organisations.id, organisationId));
  },

  /** Locks the organisation until the transaction ends and gives its version; null when it is not there. */
  lock: async (tx: Db, organisationId: string): Promise<number | null> => {
    const rows = await tx
      .select({ version: organisations.version })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .for('no key update');
    return rows[0]?.version ?? null;
  },

  version: async (db: Db, organisationId: string): Promise<number | null> => {
    const rows = await db
      .select({ version: organisations.version })
      .from(organisations)
      .where(eq(organisations.id, organisationId));
    return rows[0]?.version ?? null;
  },

  /** The packages with what each opens, by their numbers. */
  packages: async (db: Db, organisationId: string) =>
    db
      .select({ id: packages.id, name: packages.name, module: packageModules.module })
      .from(organisationPackages)
      .innerJoin(packages, eq(packages.id, organisationPackages.packageId))
      .innerJoin(packageModules, eq(packageModules.packageId, packages.id))
      .where(eq(organisationPackages.organisationId, organisationId))
      .orderBy(asc(packages.id), asc(packageModules.module)),

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

  setPackages: async (tx: Db, organisationId: string, packageIds: readonly number[]): Promise<void> => {
    await tx.delete(organisationPackages).where(eq(organisationPackages.organisationId, organisationId));
    const rows = [...new Set(packageIds)].map((packageId) => ({ organisationId, packageId }));
    if (rows.length > 0) await tx.insert(organisationPackages).values(rows);
  },
};
