import type { Clock } from '../clock';
import type { Db } from '../db/types';
import type { Random } from '../random';
import { createCartRepository } from './cart/cart-repository';
import { type CartService, createCartService } from './cart/cart-service';
import { createHistoryRepository } from './history/history-repository';
import { createHistoryService, type HistoryService } from './history/history-service';
import { createOrderRepository } from './orders/order-repository';
import { createOrderService, type OrderService } from './orders/order-service';
import { createProductsRepository } from './products/products-repository';
import { createProductsService, type ProductsService } from './products/products-service';

export interface Shop {
  readonly products: ProductsService;
  readonly cart: CartService;
  readonly history: HistoryService;
  readonly orders: OrderService;
}

/** The services of the shop over one database. They hold no state: any number of servers may share it. */
export const createShop = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}): Shop => {
  const { db, clock } = deps;
  const products = createProductsRepository(db);
  return {
    products: createProductsService(products),
    cart: createCartService({ repository: createCartRepository(db), clock }),
    history: createHistoryService({ repository: createHistoryRepository(db), products, clock }),
    orders: createOrderService({ ...deps, repository: createOrderRepository(db) }),
  };
};
