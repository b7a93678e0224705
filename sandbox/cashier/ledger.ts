/** What the channel knows of a payment. `number` is its own, `token` stands in the payer's address. */
export interface LedgerPayment {
  readonly number: string;
  readonly token: string;
  readonly merchantNumber: string;
  readonly amountFen: number;
  readonly subject: string;
  readonly expiresAt: number;
  readonly noticeUrl: string;
  state: 'open' | 'paid' | 'closed';
  paidAt: number | null;
}

export interface LedgerRefund {
  readonly refundNumber: string;
  readonly merchantNumber: string;
  readonly amountFen: number;
  state: 'under_way' | 'done';
}

type NewPayment = Omit<LedgerPayment, 'number' | 'token' | 'state' | 'paidAt'>;

export interface Ledger {
  /** `conflict`: the number stands for another payment already. */
  open(payment: NewPayment): LedgerPayment | 'conflict';
  find(merchantNumber: string): LedgerPayment | undefined;
  findByToken(token: string): LedgerPayment | undefined;
  /** False when it was paid or closed before, or its time is over. */
  pay(payment: LedgerPayment): boolean;
  /** False unless it was open. */
  close(payment: LedgerPayment): boolean;
  /** `refused`: not paid, or more than is left of it. */
  refund(refund: Omit<LedgerRefund, 'state'>, slow: boolean): LedgerRefund | 'conflict' | 'refused';
  findRefund(refundNumber: string): LedgerRefund | undefined;
  all(): { payments: readonly LedgerPayment[]; refunds: readonly LedgerRefund[] };
}

export function createLedger(now: () => number, text: (length: number) => string): Ledger {
  const payments = new Map<string, LedgerPayment>();
  const refunds = new Map<string, LedgerRefund>();
  const same = (a: NewPayment, b: NewPayment): boolean =>
    a.amountFen === b.amountFen && a.expiresAt === b.expiresAt;
  const sumBack = (merchantNumber: string): number =>
    [...refunds.values()]
      .filter((refund) => refund.merchantNumber === merchantNumber)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
  return {
    open(payment) {
      const known = payments.get(payment.merchantNumber);
      if (known !== undefined) return same(known, payment) ? known : 'conflict';
      const fresh: LedgerPayment = {
        ...payment,
        number: `SC${text(20)}`,
        token: text(32),
        state: 'open',
        paidAt: null,
      };
      payments.set(payment.merchantNumber, fresh);
      return fresh;
    },
    find: (merchantNumber) => payments.get(merchantNumber),
    findByToken: (token) => [...payments.values()].find((payment) => payment.token === token),
    pay(payment) {
      if (payment.state !== 'open' || now() >= payment.expiresAt) return false;
      payment.state = 'paid';
      payment.paidAt = now();
      return true;
    },
    close(payment) {
      if (payment.state !== 'open') return false;
      payment.state = 'closed';
      return true;
    },
    refund(refund, slow) {
      const known = refunds.get(refund.refundNumber);
      if (known !== undefined) {
        if (known.amountFen !== refund.amountFen) return 'conflict';
        if (!slow) known.state = 'done';
        return known;
      }
      const payment = payments.get(refund.merchantNumber);
      if (payment?.state !== 'paid') return 'refused';
      if (sumBack(refund.merchantNumber) + refund.amountFen > payment.amountFen) return 'refused';
      const fresh: LedgerRefund = { ...refund, state: slow ? 'under_way' : 'done' };
      refunds.set(refund.refundNumber, fresh);
      return fresh;
    },
    findRefund: (refundNumber) => refunds.get(refundNumber),
    all: () => ({ payments: [...payments.values()], refunds: [...refunds.values()] }),
  };
}
