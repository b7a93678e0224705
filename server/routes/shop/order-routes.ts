import type { FastifyInstance } from 'fastify';
import type { Shop } from '../../shop/create-shop';
import { defineRoute } from '../define-route';

type Parts = Pick<Shop, 'orders' | 'deeds' | 'checkout' | 'buyAgain' | 'payments'>;

export const defineOrderRoutes = (
  app: FastifyInstance,
  { orders, deeds, checkout, buyAgain, payments }: Parts,
): void => {
  defineRoute(app, 'checkout', ({ account, body }) => checkout.preview(account.userId, body));
  defineRoute(app, 'createOrder', ({ account, idempotencyKey, body }) =>
    orders.create({ userId: account.userId, key: idempotencyKey, body }),
  );
  defineRoute(app, 'listOrders', ({ account, query }) => orders.list(account.userId, query));
  defineRoute(app, 'countOrders', ({ account }) => orders.count(account.userId));
  defineRoute(app, 'getOrder', ({ account, params }) => orders.get(account.userId, params.id));
  defineRoute(app, 'payOrder', ({ account, params }) => payments.pay(account.userId, params.id));
  defineRoute(app, 'getPayment', ({ account, params }) => payments.get(account.userId, params.id));
  defineRoute(app, 'cancelOrder', ({ account, params }) => deeds.cancel(account.userId, params.id));
  defineRoute(app, 'remindOrder', ({ account, params }) => deeds.remind(account.userId, params.id));
  defineRoute(app, 'confirmOrder', ({ account, params }) => deeds.confirm(account.userId, params.id));
  defineRoute(app, 'buyAgain', ({ account, params }) => buyAgain(account.userId, params.id));
  defineRoute(app, 'removeOrder', async ({ account, params }) => {
    await deeds.remove(account.userId, params.id);
    return {};
  });
};
