import type {
  ListOrdersQuery,
  Order,
  OrderAnswer,
  OrderCountsAnswer,
  OrdersAnswer,
} from '../../../src/contract/trade';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import type { Random } from '../../random';
import { cutPage, decodeCursor } from '../cursor';
import type { OrderRepository, OrderWithItems } from './order-repository';
import { refuseRepeats } from './order-request';
import { type OrderRequest, placeOrder } from './place-order';

const defaultLimit = 10;

export interface OrderService {
  /** As `placeOrder`; INVALID_INPUT when a SKU stands in the request twice. */
  create(request: OrderRequest): Promise<OrderAnswer>;
  list(userId: string, query: ListOrdersQuery): Promise<OrdersAnswer>;
  count(userId: string): Promise<OrderCountsAnswer>;
  /** NOT_FOUND for an unknown order and for somebody else's. */
  get(userId: string, id: string): Promise<OrderAnswer>;
}

const orderOf = (row: OrderWithItems): Order => ({
  id: row.id,
  number: row.number,
  status: row.status,
  totalFen: row.totalFen,
  createdAt: row.createdAt,
  items: row.items.map(({ skuId, productId, title, specText, image, priceFen, quantity }) => ({
    skuId,
    productId,
    title,
    specText,
    image,
    priceFen,
    quantity,
  })),
});

const noOrders: OrderCountsAnswer = {
  pending_payment: 0,
  pending_shipment: 0,
  pending_receipt: 0,
  completed: 0,
  cancelled: 0,
};

export const createOrderService = (deps: {
  readonly db: Db;
  readonly repository: OrderRepository;
  readonly clock: Clock;
  readonly random: Random;
}): OrderService => {
  const { repository } = deps;
  const get = async (userId: string, id: string): Promise<OrderAnswer> => {
    const order = await repository.find(userId, id);
    if (order === null) throw new AppError('NOT_FOUND');
    return { order: orderOf(order) };
  };
  return {
    get,
    create: async (request) => {
      refuseRepeats(request.body);
      return get(request.userId, await placeOrder(deps.db, request, deps));
    },
    list: async (userId, { status, cursor, limit = defaultLimit }) => {
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      const rows = await repository.list({ userId, status, after, limit: limit + 1 });
      const page = cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
      return { items: page.items.map(orderOf), nextCursor: page.nextCursor };
    },
    count: async (userId) => {
      const rows = await repository.countByStatus(userId);
      return { ...noOrders, ...Object.fromEntries(rows.map(({ status, orders }) => [status, orders])) };
    },
  };
};
