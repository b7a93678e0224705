import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { control } from './control';
import { createLedger, type Ledger } from './ledger';
import { merchant } from './merchant';
import { createNotices, type Notices, type Send, sendByHttp } from './notices';
import { payer } from './payer';
import { MERCHANT_KEY } from './signing';

/** What goes wrong with calls of the merchant, as counts of how many times it will. */
export interface CallFaults {
  /** Calls that are answered with 503. */
  down: number;
  /** Refunds that are `under_way` first; the same call once more completes them. */
  slowRefunds: number;
}

/** What the parts of the cashier share. */
export interface Cashier {
  readonly key: string;
  readonly now: () => number;
  /** Where the cashier is reached; asked when an address is given out. */
  readonly baseUrl: () => string;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly faults: CallFaults;
}

export interface CashierOptions {
  /** Time in epoch milliseconds; beside the open APIs their world's clock. */
  readonly clock: { now(): number };
  /** Characters by chance, as the world's `random.text` gives them. */
  readonly random: { text(length: number): string };
  /** Where payers reach the cashier, without a slash at the end. Default: where the application listens. */
  readonly baseUrl?: string;
  /** How notices travel. Default: HTTP. */
  readonly send?: Send;
}

/** The payment channel: merchant's and payer's side, notices, and the hand. Requests are never logged. */
export function createCashier(options: CashierOptions): FastifyInstance & { readonly notices: Notices } {
  const app = Fastify({
    logger: false,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  const now = (): number => options.clock.now();
  const text = (length: number): string => options.random.text(length);
  const cashier: Cashier = {
    key: MERCHANT_KEY,
    now,
    baseUrl: () => options.baseUrl ?? app.listeningOrigin,
    ledger: createLedger(now, text),
    notices: createNotices({ now, text, key: MERCHANT_KEY, send: options.send ?? sendByHttp }),
    faults: { down: 0, slowRefunds: 0 },
  };
  app.register(async (scope) => merchant(scope, cashier), { prefix: '/merchant' });
  app.register(async (scope) => payer(scope, cashier), { prefix: '/pay' });
  app.register(async (scope) => control(scope, cashier), { prefix: '/control' });
  return Object.assign(app, { notices: cashier.notices });
}

const RETRY_MS = 15_000;

/** Tells the merchant again and again what was not heard, until the application closes. */
export function keepDelivering(app: ReturnType<typeof createCashier>): void {
  const timer = setInterval(() => void app.notices.deliver(), RETRY_MS);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
}
