import type { ConfigReader } from './config-reader';
import { sandboxCashierKey } from './config-sandbox';
import type { ShopSettings } from './config-types';

const minute = 60_000;
const day = 24 * 60 * minute;

/** The simulated cashier where there is a sandbox; real money needs a channel of its own, which is none of these. */
const readCashier = (read: ConfigReader, sandboxUrl: string | null): ShopSettings['cashier'] => {
  const given = read.text('PAYMENT_PROVIDER') ?? (sandboxUrl === null ? 'none' : 'sandbox');
  if (given !== 'sandbox' && given !== 'none') read.problems.push('PAYMENT_PROVIDER must be sandbox or none');
  if (sandboxUrl === null) {
    if (given === 'sandbox') read.problems.push('PAYMENT_PROVIDER must not be sandbox in production');
    if (read.isSet('CASHIER_URL')) read.problems.push('CASHIER_URL must not be set in production');
    return null;
  }
  const url = read.url('CASHIER_URL', `${sandboxUrl}/cashier`);
  return given === 'none' ? null : { url, key: sandboxCashierKey };
};

const readMerchantDelay = (read: ConfigReader, sandboxUrl: string | null): number | null => {
  const seconds = read.integer('MERCHANT_SIMULATION_SECONDS', sandboxUrl === null ? 0 : 60, 0, 86_400);
  if (sandboxUrl === null && seconds > 0) {
    read.problems.push('MERCHANT_SIMULATION_SECONDS must not be set in production');
  }
  return seconds === 0 ? null : seconds * 1000;
};

/** How the shop trades. `sandboxUrl` is null in production, where nothing is simulated. */
export const readShop = (read: ConfigReader, sandboxUrl: string | null): ShopSettings => ({
  orderPayMs: read.integer('ORDER_PAY_MINUTES', 30, 1, 1440) * minute,
  orderReceiveMs: read.integer('ORDER_RECEIVE_DAYS', 10, 1, 60) * day,
  merchantDelayMs: readMerchantDelay(read, sandboxUrl),
  cashier: readCashier(read, sandboxUrl),
});
