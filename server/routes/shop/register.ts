import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../../context';
import { seedCatalogue } from '../../shop/catalogue/seed';
import { createShop } from '../../shop/create-shop';
import { forgetShopper, mergeShop } from '../../shop/merge-shop';
import { defineAssets } from './assets';
import { defineCartRoutes } from './cart-routes';
import { defineHistoryRoutes } from './history-routes';
import { defineOrderRoutes } from './order-routes';
import { defineProductRoutes } from './product-routes';

/** The shop's routes and pictures; the goods are in the database when this has ended. */
export const registerShop = async (app: FastifyInstance, context: AppContext): Promise<void> => {
  const { db } = context.database;
  const shop = createShop({ db, clock: context.clock, random: context.random });
  context.mergeHooks.onMerge(mergeShop);
  context.deletionHooks.onDelete(forgetShopper);
  await seedCatalogue(db);
  defineProductRoutes(app, shop.products);
  defineCartRoutes(app, shop.cart);
  defineHistoryRoutes(app, shop.history);
  defineOrderRoutes(app, shop.orders);
  await defineAssets(app);
};
