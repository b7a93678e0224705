import type { Clock } from '../../clock';
import { inTransaction } from '../../db/transactions';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { lockOrder, moveOrder } from '../orders/move-order';
import { endApplication } from '../refunds/end-application';
import { openRefundOrders } from '../refunds/open-refunds';
import type { Refunding } from '../refunds/refunding';

/** What the shop's own people do. They stand outside the app; `server/routes/shop/operator-routes.ts` lets them in. */
export interface OperatorDesk {
  /** 待发货 becomes 待收货. ORDER_STATE when it is not 待发货 or a refund of it is open, NOT_FOUND for an unknown order. */
  ship(orderId: string, parcel: { readonly carrier: string; readonly trackingNumber: string }): Promise<void>;
  /** Grants a refund and carries it out. ORDER_STATE when it is not 待审核 any more. */
  approve(refundId: string): Promise<void>;
  /** Refuses a refund with words for the customer. ORDER_STATE as above. */
  reject(refundId: string, rejection: string): Promise<void>;
}

export const createOperatorDesk = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly refunding: Refunding;
  /** So long after it was shipped an order is taken as received. */
  readonly receiveWindowMs: number;
}): OperatorDesk => {
  const { db, clock, refunding, receiveWindowMs } = deps;
  return {
    ship: (orderId, { carrier, trackingNumber }) =>
      inTransaction(db, async (tx) => {
        const order = await lockOrder(tx, orderId);
        if (order === null) throw new AppError('NOT_FOUND');
        if ((await openRefundOrders(tx, [orderId])).has(orderId)) throw new AppError('ORDER_STATE');
        const shippedAt = clock.now();
        const receiveUntil = shippedAt + receiveWindowMs;
        await moveOrder(tx, order, 'ship', { carrier, trackingNumber, shippedAt, receiveUntil });
      }),
    approve: async (refundId) => {
      await endApplication(db, refundId, { state: 'refunding', reviewedAt: clock.now() });
      await refunding.carryOut(refundId);
    },
    reject: (refundId, rejection) => {
      const now = clock.now();
      return endApplication(db, refundId, { state: 'rejected', reviewedAt: now, endedAt: now, rejection });
    },
  };
};
