import type { Db } from '../db/types';
import { packageModules, packages } from './schema';

/** 套餐 and the modules that each opens. Numbers and module names stay for ever: apps and rows name them. */
export const packageCatalogue = [
  { id: 1, name: '采购版', modules: ['purchasing', 'approvals'] },
  { id: 2, name: '仓储版', modules: ['inventory'] },
  { id: 3, name: '营销版', modules: ['coupons', 'reports'] },
  { id: 4, name: '客服版', modules: ['service'] },
  { id: 5, name: '财务版', modules: ['invoices', 'budget'] },
] as const;

/** Brings in what is missing; instances that start together do no harm to each other. */
export const seedPackages = async (db: Db): Promise<void> => {
  await db
    .insert(packages)
    .values(packageCatalogue.map(({ id, name }) => ({ id, name })))
    .onConflictDoNothing();
  const modules = packageCatalogue.flatMap(({ id, modules: names }) =>
    names.map((module) => ({ packageId: id, module })),
  );
  await db.insert(packageModules).values(modules).onConflictDoNothing();
};
