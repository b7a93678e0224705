import type { FastifyInstance } from 'fastify';
import type { PaymentPort } from '../../shop/payments/payment-port';
import type { Payments } from '../../shop/payments/payments';

/** Where the payment channel tells what happened. */
export const noticePath = '/api/payments/notices';

/**
 * The callback route. What it says is believed by its signature alone, which is over the bytes as they came; so this
 * scope takes bodies as text. Any answer but 200 makes the channel tell it again.
 */
export const definePaymentNotices = async (
  app: FastifyInstance,
  { payments, port }: { readonly payments: Payments; readonly port: PaymentPort },
): Promise<void> => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (_request, text, done) => {
    done(null, text);
  });
  const schema = {
    hide: true,
    body: { type: 'string', minLength: 2, maxLength: 8192 },
    querystring: { type: 'object', properties: {}, additionalProperties: false },
  };
  app.post<{ Body: string }>(noticePath, { schema }, async ({ headers, body }) => {
    await payments.hear(port.readNotice({ headers, body }));
    return { ok: true };
  });
};
