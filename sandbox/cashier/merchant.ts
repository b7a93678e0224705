import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Cashier } from './create-cashier';
import type { LedgerPayment } from './ledger';
import { isSigned } from './signing';

const text = { type: 'string', minLength: 1, maxLength: 200 };
const fen = { type: 'integer', minimum: 1 };

const body = (properties: Readonly<Record<string, object>>) => ({
  schema: {
    body: { type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
  },
});

const stateOf = (payment: LedgerPayment | undefined) => {
  if (payment === undefined) return { state: 'unknown' };
  if (payment.state !== 'paid') return { state: payment.state };
  const { amountFen, number, paidAt } = payment;
  return { state: 'paid', amountFen, number, paidAt };
};

const conflict = (reply: FastifyReply) =>
  reply.code(409).send({ error: 'the number stands for something else' });

/** Bodies as their text and what it says: signatures are over the text. */
function readSigned(scope: FastifyInstance, { key, now }: Cashier): void {
  const texts = new WeakMap<object, string>();
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, raw, done) => {
    texts.set(request, raw);
    try {
      done(null, JSON.parse(raw));
    } catch {
      done(Object.assign(new Error('no JSON'), { statusCode: 400 }));
    }
  });
  scope.addHook('preValidation', async (request, reply) => {
    if (!isSigned(key, request.headers, texts.get(request) ?? '', now())) {
      await reply.code(401).send({ error: 'the signature is wrong or old' });
    }
  });
}

/** The merchant's side. */
export function merchant(scope: FastifyInstance, cashier: Cashier): void {
  const { ledger, faults, baseUrl } = cashier;
  readSigned(scope, cashier);
  scope.addHook('onRequest', async (_request, reply) => {
    if (faults.down > 0) {
      faults.down -= 1;
      await reply.code(503).send({ error: 'down' });
    }
  });

  scope.post<{
    Body: Pick<LedgerPayment, 'merchantNumber' | 'amountFen' | 'subject' | 'expiresAt' | 'noticeUrl'>;
  }>(
    '/payments',
    body({ merchantNumber: text, amountFen: fen, subject: text, expiresAt: fen, noticeUrl: text }),
    async (request, reply) => {
      const payment = ledger.open(request.body);
      if (payment === 'conflict') return conflict(reply);
      return { number: payment.number, payUrl: `${baseUrl()}/pay/${payment.token}` };
    },
  );

  scope.post<{ Body: { merchantNumber: string } }>(
    '/payments/query',
    body({ merchantNumber: text }),
    async (request) => stateOf(ledger.find(request.body.merchantNumber)),
  );

  scope.post<{ Body: { merchantNumber: string } }>(
    '/payments/close',
    body({ merchantNumber: text }),
    async (request) => {
      const payment = ledger.find(request.body.merchantNumber);
      if (payment !== undefined) ledger.close(payment);
      return stateOf(payment);
    },
  );

  scope.post<{ Body: { merchantNumber: string; refundNumber: string; amountFen: number } }>(
    '/refunds',
    body({ merchantNumber: text, refundNumber: text, amountFen: fen }),
    async (request, reply) => {
      const slow = faults.slowRefunds > 0;
      if (slow) faults.slowRefunds -= 1;
      const refund = ledger.refund(request.body, slow);
      if (refund === 'conflict') return conflict(reply);
      if (refund === 'refused') return reply.code(422).send({ error: 'more than was paid' });
      return { state: refund.state };
    },
  );

  scope.post<{ Body: { refundNumber: string } }>(
    '/refunds/query',
    body({ refundNumber: text }),
    async (request) => ({ state: ledger.findRefund(request.body.refundNumber)?.state ?? 'unknown' }),
  );
}
