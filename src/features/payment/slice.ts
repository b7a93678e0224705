import type { Payment, PaymentAnswer } from '@/contract';
import { createCountDown } from '@/shared/count-down';
import { createLatest } from '@/shared/latest';
import type { Loadable } from '@/shared/loadable';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';

/** How a tap on the cashier ended. `unknown`: neither our server nor the cashier could say. */
export type PayOutcome = 'paid' | 'closed' | 'open' | 'unknown';

export interface PaymentSlice {
  /** The payment that the page in front is about. */
  readonly payment: Loadable<Payment>;
  /** Seconds until it is over, by the server's clock. */
  readonly paymentLeft: number;
  /** It waits for the payer no more, whatever its state says yet. */
  readonly paymentOver: boolean;
  readonly paymentSending: 'pay' | 'refuse' | null;
  /** Opens the order's payment, or finds the open one. Never rejects. */
  startPayment(orderId: string): Promise<void>;
  /** Shows a payment as the server has it; what is known of it stays meanwhile. Never rejects. */
  readPayment(id: string): Promise<void>;
  /**
   * Tells the cashier what the payer decided and looks at what the server knows of it then. A tap while one is under way
   * gives null. Never rejects.
   */
  decidePayment(decision: 'pay' | 'refuse'): Promise<PayOutcome | null>;
  /** The page is not in front any more: nothing is counted. */
  leavePayment(): void;
  /** This was another user's. */
  forgetPayment(): void;
}

const outcomeOf = (state: Payment['state']): PayOutcome => (state === 'returned' ? 'closed' : state);

export const createPaymentSlice: SliceCreator<PaymentSlice> = (set, get, api) => {
  const latest = createLatest();

  const countDown = createCountDown(
    () => api.clock,
    (paymentLeft) => {
      if (get().paymentLeft !== paymentLeft) set({ paymentLeft });
    },
    () => {
      const { payment } = get();
      set({ paymentOver: true });
      if (payment.kind === 'ready') void read(payment.value.id);
    },
  );

  const take = ({ payment, now }: PaymentAnswer): void => {
    const paymentOver = payment.state !== 'open' || payment.expiresAt <= now;
    set({ payment: { kind: 'ready', value: payment }, paymentOver });
    if (payment.state === 'open') countDown.start(Math.ceil((payment.expiresAt - now) / 1000));
    else countDown.stop();
  };

  const show = async (keep: boolean, fetch: () => Promise<PaymentAnswer>): Promise<void> => {
    const current = latest.begin();
    if (!keep) set({ payment: { kind: 'loading' }, paymentLeft: 0 });
    try {
      const answer = await fetch();
      if (current()) take(answer);
    } catch (caught) {
      if (current() && !keep) set({ payment: { kind: 'failed', message: failureOf(caught).sentence } });
    }
  };

  const isShown = (id: string): boolean => {
    const { payment } = get();
    return payment.kind === 'ready' && payment.value.id === id;
  };

  const read = (id: string): Promise<void> =>
    show(isShown(id), () => api.auth.request('getPayment', { params: { id } }));

  const decide = async (payment: Payment, cashierUrl: string, decision: 'pay' | 'refuse') => {
    const current = latest.begin();
    const hint = await api.host.askCashier(cashierUrl, decision);
    try {
      const answer = await api.auth.request('getPayment', { params: { id: payment.id } }, { mask: true });
      if (current()) take(answer);
      const { state } = answer.payment;
      return state === 'open' && hint === 'unreached' ? 'unknown' : outcomeOf(state);
    } catch {
      return 'unknown';
    }
  };

  return {
    payment: { kind: 'idle' },
    paymentLeft: 0,
    paymentOver: false,
    paymentSending: null,
    startPayment: (orderId) => {
      const { payment } = get();
      const keep = payment.kind === 'ready' && payment.value.orderId === orderId;
      return show(keep && payment.value.state === 'open', () =>
        api.auth.request('payOrder', { params: { id: orderId } }),
      );
    },
    readPayment: read,
    decidePayment: async (decision) => {
      const { payment, paymentSending } = get();
      if (paymentSending !== null || payment.kind !== 'ready' || payment.value.cashierUrl === null)
        return null;
      set({ paymentSending: decision });
      try {
        return await decide(payment.value, payment.value.cashierUrl, decision);
      } finally {
        set({ paymentSending: null });
      }
    },
    leavePayment: () => {
      latest.begin();
      countDown.pause();
    },
    forgetPayment: () => {
      latest.begin();
      countDown.stop();
      set({ payment: { kind: 'idle' } });
    },
  };
};
