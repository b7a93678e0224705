import type { FastifyInstance } from 'fastify';
import type { Cashier } from './create-cashier';

const times = { type: 'integer', minimum: 0, maximum: 1000 };
const faultBody = {
  type: 'object',
  properties: { loseNotices: times, doubleNotices: times, down: times, slowRefunds: times },
  additionalProperties: false,
};

interface FaultOrder {
  loseNotices?: number;
  doubleNotices?: number;
  down?: number;
  slowRefunds?: number;
}

/** The hand that moves the cashier: for the lab's page and for journeys. */
export function control(scope: FastifyInstance, { ledger, notices, faults }: Cashier): void {
  scope.get('/state', async () => {
    const { payments, refunds } = ledger.all();
    return {
      payments: payments.map(({ token: _, noticeUrl: __, ...payment }) => payment),
      refunds,
      waitingNotices: notices.waiting(),
      faults: { ...faults, ...notices.faults },
    };
  });
  scope.post<{ Body: FaultOrder }>('/faults', { schema: { body: faultBody } }, async ({ body }) => {
    const { loseNotices, doubleNotices, down, slowRefunds } = body;
    Object.assign(notices.faults, {
      ...(loseNotices === undefined ? {} : { loseNotices }),
      ...(doubleNotices === undefined ? {} : { doubleNotices }),
    });
    Object.assign(faults, {
      ...(down === undefined ? {} : { down }),
      ...(slowRefunds === undefined ? {} : { slowRefunds }),
    });
    return { faults: { ...faults, ...notices.faults } };
  });
  scope.post('/deliver', async () => ({ waitingNotices: await notices.deliver() }));
  scope.post<{ Body: { merchantNumber: string } }>(
    '/repeat',
    {
      schema: {
        body: {
          type: 'object',
          properties: { merchantNumber: { type: 'string' } },
          required: ['merchantNumber'],
          additionalProperties: false,
        },
      },
    },
    async ({ body }) => ({ told: await notices.repeat(body.merchantNumber) }),
  );
}
