import { createCashier } from '../../../sandbox/cashier/create-cashier';
import { createRandom } from '../../../sandbox/open-api/world/random';
import type { Payment } from '../../../src/contract/payment';
import type { Clock } from '../../clock';
import { newId, systemRandom } from '../../random';

/** What the cashier is told to do wrong, as counts. */
export interface CashierFaults {
  readonly loseNotices?: number;
  readonly doubleNotices?: number;
  readonly down?: number;
  readonly slowRefunds?: number;
}

export interface TestCashier {
  readonly url: string;
  /** Reaches the cashier without a network. */
  readonly fetch: typeof globalThis.fetch;
  /** Where notices go from now on. */
  connect(hear: (request: { headers: Record<string, string>; body: string }) => Promise<number>): void;
  /** The payer's finger on a payment; resolves with the HTTP status after the notice was told. */
  tap(payment: Payment, button: 'pay' | 'refuse'): Promise<number>;
  faults(order: CashierFaults): Promise<void>;
  /** Tells again what was not heard. */
  deliver(): Promise<number>;
  /** Tells the last notice about a payment once more. */
  repeat(paymentId: string): Promise<void>;
  refunds(): Promise<{ refundNumber: string; amountFen: number; state: string }[]>;
}

const url = 'http://cashier.test';

/** The sandbox's cashier in this process, on the test's clock. */
export const createTestCashier = (clock: Clock): TestCashier => {
  let hear: Parameters<TestCashier['connect']>[0] = async () => 503;
  const app = createCashier({
    clock,
    random: createRandom(newId(systemRandom)),
    baseUrl: url,
    send: (_url, headers, body) => hear({ headers, body }),
  });
  const post = async (path: string, payload?: object) => {
    const answer = await app.inject({
      method: 'POST',
      url: path,
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: answer.statusCode, body: answer.body };
  };
  return {
    url,
    fetch: async (target, init) => {
      const answer = await app.inject({
        method: 'POST',
        url: String(target).slice(url.length),
        headers: init?.headers as Record<string, string>,
        payload: String(init?.body),
      });
      return new Response(answer.body, { status: answer.statusCode });
    },
    connect: (receiver) => {
      hear = receiver;
    },
    tap: async ({ cashierUrl }, button) => {
      if (cashierUrl === null) throw new Error('the payment is not open');
      return (await post(`${cashierUrl.slice(url.length)}/${button}`)).status;
    },
    faults: async (order) => {
      await post('/control/faults', order);
    },
    deliver: async () => JSON.parse((await post('/control/deliver')).body).waitingNotices,
    repeat: async (merchantNumber) => {
      await post('/control/repeat', { merchantNumber });
    },
    refunds: async () => (await app.inject({ method: 'GET', url: '/control/state' })).json().refunds,
  };
};
