import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import { newId, type Random } from '../../random';
import { NoticeBody, Opened, Refunded, State } from './cashier-schemas';
import { isSignature, signatureHeaders, signatureOf } from './cashier-signature';
import type { Notice, PaymentPort } from './payment-port';

/** A notice that was signed longer ago, or so far in the future, is somebody's copy. */
const freshMs = 5 * 60_000;

export interface CashierDeps {
  /** Base of the cashier, without a slash at its end. */
  readonly url: string;
  /** What both sides sign with. */
  readonly key: string;
  /** Where the cashier shall tell what happened; asked when a payment is opened. */
  readonly noticeUrl: () => string;
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

const unavailable = (cause: unknown): AppError => new AppError('PAYMENT_UNAVAILABLE', { cause });

const noticeOf = (body: NoticeBody): Notice => {
  switch (body.event) {
    case 'payment.paid': {
      const { merchantNumber: paymentId, amountFen, number: channelNumber, paidAt } = body;
      return { kind: 'paid', paymentId, amountFen, channelNumber, paidAt };
    }
    case 'payment.closed':
      return { kind: 'closed', paymentId: body.merchantNumber };
    case 'refund.done':
      return { kind: 'refunded', refundNumber: body.refundNumber, amountFen: body.amountFen };
  }
};

const parseNotice = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Signed calls of the cashier; an answer that is not what it should be is none. */
const createCall =
  ({ url, key, clock, random, fetch, timeoutMs }: CashierDeps) =>
  async <T extends TSchema>(path: string, content: object, answer: T): Promise<Static<T>> => {
    const body = JSON.stringify(content);
    const [timestamp, nonce] = [String(Math.floor(clock.now() / 1000)), newId(random)];
    try {
      const response = await fetch(`${url}/merchant/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [signatureHeaders.timestamp]: timestamp,
          [signatureHeaders.nonce]: nonce,
          [signatureHeaders.signature]: signatureOf(key, timestamp, nonce, body),
        },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return Value.Decode(answer, await response.json());
    } catch (cause) {
      throw unavailable(cause);
    }
  };

/** The payment port over the cashier's HTTP. */
export const createCashierChannel = (deps: CashierDeps): PaymentPort => {
  const call = createCall(deps);
  return {
    open: async ({ paymentId, amountFen, subject, expiresAt }) => {
      const content = {
        merchantNumber: paymentId,
        amountFen,
        subject,
        expiresAt,
        noticeUrl: deps.noticeUrl(),
      };
      return { cashierUrl: (await call('payments', content, Opened)).payUrl };
    },
    query: async (paymentId) => {
      const found = await call('payments/query', { merchantNumber: paymentId }, State);
      if (found.state !== 'paid') return { kind: found.state };
      const { amountFen, number: channelNumber, paidAt } = found;
      return { kind: 'paid', amountFen, channelNumber, paidAt };
    },
    close: async (paymentId) => {
      await call('payments/close', { merchantNumber: paymentId }, State);
    },
    refund: async ({ paymentId, refundNumber, amountFen }) => {
      const content = { merchantNumber: paymentId, refundNumber, amountFen };
      return (await call('refunds', content, Refunded)).state;
    },
    readNotice: ({ headers, body }) => {
      const [timestamp, nonce, signature] = [
        headers[signatureHeaders.timestamp],
        headers[signatureHeaders.nonce],
        headers[signatureHeaders.signature],
      ].map(String) as [string, string, string];
      const fresh = Math.abs(deps.clock.now() - Number(timestamp) * 1000) <= freshMs;
      if (!fresh || !isSignature(signatureOf(deps.key, timestamp, nonce, body), signature)) {
        throw new AppError('SIGNATURE_WRONG', { reason: fresh ? 'not signed by the channel' : 'too old' });
      }
      const notice = parseNotice(body);
      if (!Value.Check(NoticeBody, notice)) throw new AppError('INVALID_INPUT', { reason: 'unknown notice' });
      return noticeOf(notice);
    },
  };
};
