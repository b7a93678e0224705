import type {
  ListOrdersQuery,
  OrderAnswer,
  OrderCountsAnswer,
  OrdersAnswer,
} from '../../../src/contract/trade';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { cutPage, decodeCursor } from '../cursor';
import { countOpenRefunds } from '../refunds/open-refunds';
import type { OrderDeadlines } from './order-deadlines';
import { countByStatus, findOrder, listOrders } from './order-repository';
import { refuseRepeats } from './order-request';
import { orderDetailOf, orderOf } from './order-view';
import { type OrderRequest, type PlaceOrderDeps, placeOrder } from './place-order';

const defaultLimit = 10;

/** Every read first ends what is overdue, so that no answer shows an order whose time is over as waiting. */
export interface OrderService {
  /** As `placeOrder`; INVALID_INPUT when a SKU stands in the request twice. */
  create(request: OrderRequest): Promise<OrderAnswer>;
  list(userId: string, query: ListOrdersQuery): Promise<OrdersAnswer>;
  count(userId: string): Promise<OrderCountsAnswer>;
  /** NOT_FOUND for an unknown order, a deleted one and somebody else's. */
  get(userId: string, id: string): Promise<OrderAnswer>;
}

const noOrders = {
  pending_payment: 0,
  pending_shipment: 0,
  pending_receipt: 0,
  completed: 0,
  cancelled: 0,
};

export const createOrderService = (
  deps: PlaceOrderDeps & { readonly db: Db; readonly deadlines: OrderDeadlines },
): OrderService => {
  const { db, clock, deadlines } = deps;
  const get = async (userId: string, id: string): Promise<OrderAnswer> => {
    await deadlines.endOverdueOf(userId);
    const order = await findOrder(db, userId, id);
    if (order === null) throw new AppError('NOT_FOUND');
    const now = clock.now();
    return { order: orderDetailOf(order, now), now };
  };
  return {
    get,
    create: async (request) => {
      refuseRepeats(request.body);
      return get(request.userId, await placeOrder(db, request, deps));
    },
    list: async (userId, { status, cursor, limit = defaultLimit }) => {
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      await deadlines.endOverdueOf(userId);
      const rows = await listOrders(db, { userId, status, after, limit: limit + 1 });
      const page = cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
      const now = clock.now();
      return { items: page.items.map((row) => orderOf(row, now)), nextCursor: page.nextCursor, now };
    },
    count: async (userId) => {
      await deadlines.endOverdueOf(userId);
      const rows = await countByStatus(db, userId);
      const found = Object.fromEntries(rows.map(({ status, orders }) => [status, orders]));
      return { ...noOrders, ...found, after_sales: await countOpenRefunds(db, userId) };
    },
  };
};
