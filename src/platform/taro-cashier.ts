import Taro from '@tarojs/taro';
import type { ClockPort } from '@/auth';
import { codeOf, fieldsOf } from './fields';

/**
 * What the cashier said to the payer. A hint to look at our server's word, no more: `taken`: it did what was asked.
 * `refused`: it did not, the payment is over or decided. `unreached`: nothing is known.
 */
export type CashierHint = 'taken' | 'refused' | 'unreached';

/**
 * Where a payer decides on one payment. Never rejects and settles within the time limit. A host's own payment panel
 * (`requestPayment` and its kin) would stand behind the same port: `pay` raises it, `refuse` has nothing to tell it.
 */
export type AskCashier = (cashierUrl: string, decision: 'pay' | 'refuse') => Promise<CashierHint>;

const limitMs = 10_000;

const hintOf = (answer: unknown): CashierHint => {
  const status = codeOf(fieldsOf(answer).statusCode);
  if (status === undefined || status < 100 || status >= 500) return 'unreached';
  return status < 300 ? 'taken' : 'refused';
};

/** The simulated cashier over HTTP, as the contract's `Payment.cashierUrl` says. Some hosts report a 4xx as `fail`. */
export const createTaroCashier =
  (clock: ClockPort): AskCashier =>
  (cashierUrl, decision) =>
    new Promise((resolve) => {
      const stopTimer = clock.setTimer(() => resolve('unreached'), limitMs);
      const settle = (answer: unknown): void => {
        stopTimer();
        resolve(hintOf(answer));
      };
      try {
        Promise.resolve(
          Taro.request({
            url: `${cashierUrl}/${decision}`,
            method: 'POST',
            dataType: 'json',
            timeout: limitMs,
          }),
        ).then(settle, settle);
      } catch (thrown) {
        settle(thrown);
      }
    });
