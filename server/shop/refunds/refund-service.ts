import type {
  ListRefundsQuery,
  RefundAnswer,
  RefundableAnswer,
  RefundsAnswer,
} from '../../../src/contract/refund';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import type { Random } from '../../random';
import { cutPage, decodeCursor } from '../cursor';
import { findOrder } from '../orders/order-repository';
import { applyRefund, type RefundRequest, refundSource } from './apply-refund';
import { endApplication } from './end-application';
import { findRefund, listRefunds, refundLineOf } from './refund-view';
import { refundableOf } from './refundable';

const defaultLimit = 10;

/** After-sales as its user sees it; what belongs to somebody else is NOT_FOUND. */
export interface RefundService {
  /** What can still be given back. REFUND_CLOSED when nothing can. */
  refundable(userId: string, orderId: string): Promise<RefundableAnswer>;
  /** As `applyRefund`. */
  apply(request: RefundRequest): Promise<RefundAnswer>;
  get(userId: string, id: string): Promise<RefundAnswer>;
  list(userId: string, query: ListRefundsQuery): Promise<RefundsAnswer>;
  /** ORDER_STATE when it is not 待审核 any more; one that was withdrawn already is answered with. */
  withdraw(userId: string, id: string): Promise<RefundAnswer>;
}

export const createRefundService = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}): RefundService => {
  const { db, clock } = deps;
  const get = async (userId: string, id: string): Promise<RefundAnswer> => {
    const refund = await findRefund(db, userId, id);
    if (refund === null) throw new AppError('NOT_FOUND');
    return { refund };
  };
  return {
    get,
    refundable: async (userId, orderId) => {
      const order = await findOrder(db, userId, orderId);
      if (order === null) throw new AppError('NOT_FOUND');
      const payment = await refundSource(db, order, clock.now());
      const { pieces, freightFen, maxFen } = refundableOf(order, payment, undefined);
      const lines = pieces.flatMap((piece) => {
        const item = order.items.find(({ position }) => position === piece.position);
        return item === undefined ? [] : [refundLineOf(item, piece)];
      });
      return { lines, freightFen, maxFen };
    },
    apply: async (request) => get(request.userId, await applyRefund(db, request, deps)),
    list: async (userId, { orderId, cursor, limit = defaultLimit }) => {
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      const rows = await listRefunds(db, { userId, orderId, after, limit: limit + 1 });
      return cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
    },
    withdraw: async (userId, id) => {
      const { refund } = await get(userId, id);
      if (refund.state !== 'withdrawn') {
        await endApplication(db, id, { state: 'withdrawn', endedAt: clock.now() }, userId);
      }
      return get(userId, id);
    },
  };
};
