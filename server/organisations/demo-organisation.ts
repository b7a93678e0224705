import type { Clock } from '../clock';
import type { Db } from '../db/types';
import type { Organisations } from './organisations';
import { organisations } from './schema';

/** A company of the simulated world: people of the sandbox find their place in it at their first login. */
export const demoOrganisation = {
  id: 'demo',
  name: '鲜集企业',
  packageIds: [1, 3, 5],
  /** 赵一鸣 */
  leaderPhone: '13800000004',
  /** 王思敏 */
  memberPhone: '13800000003',
} as const;

/** Founds it once; what its leader changed since stays. For development only. */
export const seedDemoOrganisation = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  service: Organisations,
): Promise<void> => {
  const { id, name, packageIds, leaderPhone, memberPhone } = demoOrganisation;
  const founded = await db
    .insert(organisations)
    .values({ id, name, createdAt: clock.now() })
    .onConflictDoNothing()
    .returning({ id: organisations.id });
  if (founded.length === 0) return;
  await service.setPackages(id, packageIds);
  await service.invite(id, leaderPhone, true);
  await service.invite(id, memberPhone, false);
};
