import type { FastifyInstance } from 'fastify';
import type { RefundService } from '../../shop/refunds/refund-service';
import { defineRoute } from '../define-route';

export const defineRefundRoutes = (app: FastifyInstance, refunds: RefundService): void => {
  defineRoute(app, 'getRefundable', ({ account, params }) => refunds.refundable(account.userId, params.id));
  defineRoute(app, 'applyRefund', ({ account, params, body, idempotencyKey }) =>
    refunds.apply({ userId: account.userId, orderId: params.id, key: idempotencyKey, body }),
  );
  defineRoute(app, 'listRefunds', ({ account, query }) => refunds.list(account.userId, query));
  defineRoute(app, 'getRefund', ({ account, params }) => refunds.get(account.userId, params.id));
  defineRoute(app, 'withdrawRefund', ({ account, params }) => refunds.withdraw(account.userId, params.id));
};
