import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Cashier } from './create-cashier';
import type { LedgerPayment } from './ledger';
import { payPage } from './pay-page';

interface ByToken {
  Params: { token: string };
}

/** What the payer may know; not the merchant's number, with which refunds are asked for. */
const viewOf = ({ number, amountFen, subject, state, expiresAt }: LedgerPayment, now: number) => ({
  number,
  amountFen,
  subject,
  state: state === 'open' && now >= expiresAt ? 'expired' : state,
  expiresAt,
});

/** The payer's side. Any page may ask: what is known of a token is no secret to who has it. */
export function payer(scope: FastifyInstance, { ledger, notices, now }: Cashier): void {
  scope.addHook('onRequest', async (_request, reply) => {
    void reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
  });
  // Mini programs send the content type of JSON without a body.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, _text, done) => done(null, null));
  scope.options('/:token/*', async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'content-type')
      .code(204)
      .send(),
  );

  const find = (token: string, reply: FastifyReply): LedgerPayment | null => {
    const payment = ledger.findByToken(token);
    if (payment === undefined) void reply.code(404).send({ error: 'no such payment' });
    return payment ?? null;
  };

  scope.get<ByToken>('/:token', async ({ params }, reply) => {
    const payment = find(params.token, reply);
    return payment === null
      ? reply
      : reply.type('text/html; charset=utf-8').send(payPage(viewOf(payment, now())));
  });

  scope.get<ByToken>('/:token/state', async ({ params }, reply) => {
    const payment = find(params.token, reply);
    return payment === null ? reply : viewOf(payment, now());
  });

  scope.post<ByToken>('/:token/pay', async ({ params }, reply) => {
    const payment = find(params.token, reply);
    if (payment === null) return reply;
    if (ledger.pay(payment)) {
      const { merchantNumber, amountFen, number, noticeUrl } = payment;
      const notice = { event: 'payment.paid', merchantNumber, amountFen, number, paidAt: now() };
      await notices.tell(merchantNumber, noticeUrl, notice);
    }
    return reply.code(payment.state === 'paid' ? 200 : 409).send(viewOf(payment, now()));
  });

  scope.post<ByToken>('/:token/refuse', async ({ params }, reply) => {
    const payment = find(params.token, reply);
    if (payment === null) return reply;
    if (ledger.close(payment)) {
      const { merchantNumber, noticeUrl } = payment;
      await notices.tell(merchantNumber, noticeUrl, { event: 'payment.closed', merchantNumber });
    }
    return reply.code(payment.state === 'closed' ? 200 : 409).send(viewOf(payment, now()));
  });
}
