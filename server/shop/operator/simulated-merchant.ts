import type { Logger } from 'pino';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import type { OperatorDesk } from './operator-desk';
import { ordersToShip, refundsToReview } from './waiting';

/**
 * For development, where no merchant sits at the desk: ships what was paid and grants what was applied for, `delayMs`
 * later. The settings refuse it in production.
 */
export const createSimulatedMerchant = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly desk: OperatorDesk;
  readonly delayMs: number;
  readonly logger: Logger;
}) => {
  const { db, clock, desk, delayMs, logger } = deps;
  const each = async (ids: readonly { readonly id: string }[], work: (id: string) => Promise<void>) => {
    for (const { id } of ids) {
      try {
        await work(id);
      } catch (err) {
        logger.info({ err }, 'somebody else was faster than the simulated merchant');
      }
    }
  };
  return async (): Promise<void> => {
    const until = clock.now() - delayMs;
    await each(await ordersToShip(db, until), (id) =>
      desk.ship(id, { carrier: '模拟快递', trackingNumber: `SIM${id.slice(0, 12)}` }),
    );
    await each(await refundsToReview(db, until), (id) => desk.approve(id));
  };
};
