import type { FastifyInstance } from 'fastify';
import type { OrderService } from '../../shop/orders/order-service';
import { defineRoute } from '../define-route';

export const defineOrderRoutes = (app: FastifyInstance, orders: OrderService): void => {
  defineRoute(app, 'createOrder', ({ account, idempotencyKey, body }) =>
    orders.create({ userId: account.userId, key: idempotencyKey, body }),
  );
  defineRoute(app, 'listOrders', ({ account, query }) => orders.list(account.userId, query));
  defineRoute(app, 'countOrders', ({ account }) => orders.count(account.userId));
  defineRoute(app, 'getOrder', ({ account, params }) => orders.get(account.userId, params.id));
};
