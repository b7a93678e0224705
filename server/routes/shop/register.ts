import type { FastifyInstance } from 'fastify';
import { runChores } from '../../chores';
import type { AppContext } from '../../context';
import { seedCatalogue } from '../../shop/catalogue/seed';
import { seedOffers } from '../../shop/coupons/seed-offers';
import { createShop, type Shop } from '../../shop/create-shop';
import { forgetShopper, mergeShop } from '../../shop/merge-shop';
import { createCashierChannel } from '../../shop/payments/cashier-channel';
import type { PaymentPort } from '../../shop/payments/payment-port';
import { seedHotWords } from '../../shop/search/hot-words';
import { defineAddressRoutes } from './address-routes';
import { defineAssets } from './assets';
import { defineCartRoutes } from './cart-routes';
import { defineCouponRoutes } from './coupon-routes';
import { defineFavouriteRoutes } from './favourite-routes';
import { defineHistoryRoutes } from './history-routes';
import { defineOperatorRoutes } from './operator-routes';
import { defineOrderRoutes } from './order-routes';
import { definePaymentNotices, noticePath } from './payment-notices';
import { defineProductRoutes } from './product-routes';
import { defineRefundRoutes } from './refund-routes';

const minute = 60_000;

const openPort = (app: FastifyInstance, context: AppContext): PaymentPort | null => {
  const { config, clock, random, fetch } = context;
  if (config.shop.cashier === null) return null;
  const noticeUrl = (): string => `${config.publicOrigin ?? app.listeningOrigin}${noticePath}`;
  const timeoutMs = config.platformTimeoutMs;
  return createCashierChannel({ ...config.shop.cashier, clock, random, fetch, timeoutMs, noticeUrl });
};

const defineRoutes = (app: FastifyInstance, shop: Shop): void => {
  defineProductRoutes(app, shop);
  defineCartRoutes(app, shop.cart);
  defineHistoryRoutes(app, shop.history);
  defineFavouriteRoutes(app, shop.favourites);
  defineCouponRoutes(app, shop.coupons);
  defineAddressRoutes(app, shop);
  defineOrderRoutes(app, shop);
  defineRefundRoutes(app, shop.refunds);
};

/** What is not for the app: the payment channel's word and the shop's own people. */
const defineBackDoors = (
  app: FastifyInstance,
  { config, clock, database: { db } }: AppContext,
  { payments, desk }: Shop,
  port: PaymentPort | null,
): void => {
  if (port !== null) void app.register((scope) => definePaymentNotices(scope, { payments, port }));
  const { operatorPassword: password, production } = config;
  if (password === null && production) return;
  void app.register((scope) => defineOperatorRoutes(scope, { db, clock, desk, password }));
};

/** The shop's routes, pictures and chores; goods, offers and hot words are in the database when this has ended. */
export const registerShop = async (app: FastifyInstance, context: AppContext): Promise<void> => {
  const { clock, random, logger, config } = context;
  const { db } = context.database;
  const { orderPayMs: payWindowMs, orderReceiveMs: receiveWindowMs, merchantDelayMs } = config.shop;
  const port = openPort(app, context);
  const times = { payWindowMs, receiveWindowMs, merchantDelayMs };
  const shop = createShop({ db, clock, random, logger, paymentPort: port, times });
  context.mergeHooks.onMerge(mergeShop);
  context.deletionHooks.onDelete(forgetShopper);
  await seedCatalogue(db);
  await seedOffers(db, clock.now());
  await seedHotWords(db);
  defineRoutes(app, shop);
  defineBackDoors(app, context, shop, port);
  await defineAssets(app);
  runChores(app, shop.chores, context, minute);
};
