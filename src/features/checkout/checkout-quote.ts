import type { Checkout } from '@/contract';
import { createLatest } from '@/shared/latest';
import type { Loadable } from '@/shared/loadable';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceSet } from '@/store/types';
import { type CheckoutChoice, type CheckoutLine, wantedItems } from './checkout-choice';

export interface CheckoutQuoteState {
  /** The order as the server would make it now. */
  readonly checkoutQuote: Loadable<Checkout>;
  /** What the quote was asked for with. */
  readonly checkoutChoice: CheckoutChoice;
}

export interface QuoteTaker {
  /**
   * Asks the server what these goods cost with these choices. Choices and quote become the state together, so that what
   * is shown is what was asked for. Rejects when it failed and an older quote stays; without one the state says so.
   */
  take(lines: readonly CheckoutLine[], choice: CheckoutChoice): Promise<void>;
  /** An answer that is under way counts no more. */
  forget(): void;
}

const isGone = (caught: unknown): boolean => failureOf(caught).code === 'NOT_FOUND';

export const createQuoteTaker = (
  set: SliceSet<CheckoutQuoteState>,
  get: () => CheckoutQuoteState,
  api: SliceApi,
): QuoteTaker => {
  const latest = createLatest();

  const ask = async (lines: readonly CheckoutLine[], choice: CheckoutChoice) => {
    const body = { items: wantedItems(lines), ...choice };
    const { checkout } = await api.auth.request('checkout', { body }, { expected: ['NOT_FOUND'] });
    return { checkoutQuote: { kind: 'ready', value: checkout } as const, checkoutChoice: choice };
  };

  /** The named address may have been deleted since: then the default one takes its place. */
  const askAgain = (
    { addressId, ...choice }: CheckoutChoice,
    lines: readonly CheckoutLine[],
    why: unknown,
  ) => (addressId !== undefined && isGone(why) ? ask(lines, choice) : Promise.reject(why));

  return {
    take: async (lines, choice) => {
      const current = latest.begin();
      if (get().checkoutQuote.kind !== 'ready') set({ checkoutQuote: { kind: 'loading' } });
      try {
        const answer = await ask(lines, choice).catch((caught: unknown) => askAgain(choice, lines, caught));
        if (current()) set(answer);
      } catch (caught) {
        if (!current()) return;
        if (get().checkoutQuote.kind === 'ready') throw caught;
        set({ checkoutQuote: { kind: 'failed', message: failureOf(caught).sentence } });
      }
    },
    forget: () => {
      latest.begin();
      set({ checkoutQuote: { kind: 'idle' }, checkoutChoice: {} });
    },
  };
};
