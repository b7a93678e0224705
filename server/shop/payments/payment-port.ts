/** What the channel says about one payment. `channelNumber` and `paidAt` are there once it took the money. */
export type ChannelState =
  | { readonly kind: 'open' | 'closed' | 'unknown' }
  | {
      readonly kind: 'paid';
      readonly amountFen: number;
      readonly channelNumber: string;
      readonly paidAt: number;
    };

/** What a channel tells of its own accord, its signature already checked. It may come twice, late, and out of order. */
export type Notice =
  | {
      readonly kind: 'paid';
      readonly paymentId: string;
      readonly amountFen: number;
      readonly channelNumber: string;
      readonly paidAt: number;
    }
  | { readonly kind: 'closed'; readonly paymentId: string }
  | { readonly kind: 'refunded'; readonly refundNumber: string; readonly amountFen: number };

/**
 * Takes money and gives it back, as a payment channel does. Every call may be repeated with the same numbers and does
 * its work once. Each rejects with PAYMENT_UNAVAILABLE when the channel did not answer or refused, within seconds.
 */
export interface PaymentPort {
  /**
   * Makes the payment known to the channel. `paymentId` is our number for it, `expiresAt` (epoch milliseconds) the end
   * of the time in which the channel takes money for it. `cashierUrl`: where the payer decides.
   */
  open(payment: {
    readonly paymentId: string;
    readonly amountFen: number;
    readonly subject: string;
    readonly expiresAt: number;
  }): Promise<{ readonly cashierUrl: string }>;
  /** What became of a payment; `unknown` for a number that the channel has never heard of. */
  query(paymentId: string): Promise<ChannelState>;
  /** From now on no money is taken for it. No error for one that is paid or closed already. */
  close(paymentId: string): Promise<void>;
  /** Gives money back. `under_way`: a notice says when it has arrived, or the same call once more does. */
  refund(refund: {
    readonly paymentId: string;
    readonly refundNumber: string;
    readonly amountFen: number;
  }): Promise<'done' | 'under_way'>;
  /**
   * Reads what came in at the callback route. `body` is the text as it came, since the signature is over its bytes.
   * @throws AppError SIGNATURE_WRONG for what the channel has not signed or signed too long ago, INVALID_INPUT for what
   * it signed but nobody can read
   */
  readNotice(request: {
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: string;
  }): Notice;
}
