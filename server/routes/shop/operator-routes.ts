import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { Empty, ErrorBody, Fen, Id, Millis, nullable, strict } from '../../../src/contract/common';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { operatorGate } from '../../funnel/operator-gate';
import type { OperatorDesk } from '../../shop/operator/operator-desk';
import { ordersToShip, refundsToReview } from '../../shop/operator/waiting';

const ById = strict({ id: Id });
type ById = Static<typeof ById>;

const Parcel = strict({
  carrier: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
  trackingNumber: Type.String({ minLength: 4, maxLength: 40, pattern: '^[A-Za-z0-9-]+$' }),
});
type Parcel = Static<typeof Parcel>;

const Rejection = strict({ rejection: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }) });
type Rejection = Static<typeof Rejection>;

const WaitingOrders = strict({
  items: Type.Array(
    strict({ id: Id, number: Type.String(), paidAt: nullable(Millis), remindedAt: nullable(Millis) }),
  ),
});
const WaitingRefunds = strict({
  items: Type.Array(
    strict({ id: Id, number: Type.String(), orderId: Id, amountFen: Fen, createdAt: Millis }),
  ),
});

const schemaOf = (operationId: string, summary: string, parts: object, answer: object = Empty) => ({
  operationId,
  summary,
  tags: ['ops'],
  querystring: Empty,
  ...parts,
  response: { 200: answer, '4xx': ErrorBody, '5xx': ErrorBody },
});

/**
 * What the shop's own people call, behind the operator's password; without one these are open in development and not
 * there in production.
 */
export const defineOperatorRoutes = async (
  app: FastifyInstance,
  deps: {
    readonly db: Db;
    readonly clock: Clock;
    readonly desk: OperatorDesk;
    readonly password: string | null;
  },
): Promise<void> => {
  const { db, clock, desk, password } = deps;
  app.addHook('onRequest', operatorGate(password));
  app.get(
    '/ops/shop/orders',
    { schema: schemaOf('ordersToShip', 'Paid orders to be shipped', {}, WaitingOrders) },
    async () => ({ items: await ordersToShip(db, clock.now()) }),
  );
  app.get(
    '/ops/shop/refunds',
    { schema: schemaOf('refundsToReview', 'Refunds to be reviewed', {}, WaitingRefunds) },
    async () => ({ items: await refundsToReview(db, clock.now()) }),
  );
  app.post<{ Params: ById; Body: Parcel }>(
    '/ops/shop/orders/:id/ship',
    { schema: schemaOf('shipOrder', 'Ship an order', { params: ById, body: Parcel }) },
    async ({ params, body }) => {
      await desk.ship(params.id, body);
      return {};
    },
  );
  app.post<{ Params: ById }>(
    '/ops/shop/refunds/:id/approve',
    { schema: schemaOf('approveRefund', 'Grant a refund', { params: ById }) },
    async ({ params }) => {
      await desk.approve(params.id);
      return {};
    },
  );
  app.post<{ Params: ById; Body: Rejection }>(
    '/ops/shop/refunds/:id/reject',
    { schema: schemaOf('rejectRefund', 'Refuse a refund', { params: ById, body: Rejection }) },
    async ({ params, body }) => {
      await desk.reject(params.id, body.rejection.trim());
      return {};
    },
  );
};
