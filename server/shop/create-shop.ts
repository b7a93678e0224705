import type { Logger } from 'pino';
import type { Chore } from '../chores';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import type { Random } from '../random';
import { type AddressService, createAddressService } from './addresses/address-service';
import { type BuyAgain, createBuyAgain } from './cart/buy-again';
import { createCartRepository } from './cart/cart-repository';
import { type CartService, createCartService } from './cart/cart-service';
import { type CheckoutService, createCheckoutService } from './checkout/checkout-service';
import { type CouponService, createCouponService } from './coupons/coupon-service';
import { createFavourites, type Favourites } from './favourites/favourites';
import { createHistoryRepository } from './history/history-repository';
import { createHistoryService, type HistoryService } from './history/history-service';
import { createOperatorDesk, type OperatorDesk } from './operator/operator-desk';
import { createSimulatedMerchant } from './operator/simulated-merchant';
import { createOrderDeadlines } from './orders/order-deadlines';
import { createOrderDeeds, type OrderDeeds } from './orders/order-deeds';
import { createOrderService, type OrderService } from './orders/order-service';
import type { PaymentPort } from './payments/payment-port';
import { createPayments, type Payments } from './payments/payments';
import { createProductsRepository } from './products/products-repository';
import { createProductsService, type ProductsService } from './products/products-service';
import { createRefundService, type RefundService } from './refunds/refund-service';
import { createRefunding } from './refunds/refunding';
import { createRegions, type Regions } from './regions/regions';
import { createSearchService, type SearchService } from './search/search-service';

export interface Shop {
  readonly products: ProductsService;
  readonly search: SearchService;
  readonly regions: Regions;
  readonly cart: CartService;
  readonly buyAgain: BuyAgain;
  readonly history: HistoryService;
  readonly favourites: Favourites;
  readonly addresses: AddressService;
  readonly coupons: CouponService;
  readonly checkout: CheckoutService;
  readonly orders: OrderService;
  readonly deeds: OrderDeeds;
  readonly payments: Payments;
  readonly refunds: RefundService;
  readonly desk: OperatorDesk;
  /** What is done every minute. */
  readonly chores: readonly Chore[];
}

export interface ShopTimes {
  /** So long an order waits for its payment. */
  readonly payWindowMs: number;
  /** So long after it was shipped an order is taken as received. */
  readonly receiveWindowMs: number;
  /** So long after its time came the simulated merchant acts; null where there is none. */
  readonly merchantDelayMs: number | null;
}

export interface ShopDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Null: nobody can pay. */
  readonly paymentPort: PaymentPort | null;
  readonly times: ShopTimes;
}

/** From the checkout to after-sales: what knows orders and money. */
const createTrade = (deps: ShopDeps) => {
  const { db, clock, random, logger, paymentPort: port } = deps;
  const { payWindowMs, receiveWindowMs, merchantDelayMs } = deps.times;
  const refunding = createRefunding({ db, clock, port, logger });
  const payments = createPayments({ db, clock, random, logger, port, refunding });
  const deadlines = createOrderDeadlines({ db, clock, payments, logger });
  const orders = createOrderService({ db, clock, random, payWindowMs, deadlines });
  const desk = createOperatorDesk({ db, clock, refunding, receiveWindowMs });
  const merchant =
    merchantDelayMs === null
      ? []
      : [createSimulatedMerchant({ db, clock, desk, delayMs: merchantDelayMs, logger })];
  return {
    payments,
    orders,
    desk,
    deeds: createOrderDeeds({ db, clock, orders, payments, deadlines }),
    refunds: createRefundService({ db, clock, random }),
    checkout: createCheckoutService({ db, clock }),
    buyAgain: createBuyAgain({ db, clock }),
    chores: [deadlines.sweep, refunding.sweep, ...merchant],
  };
};

/** The services of the shop over one database. They hold no state: any number of servers may share it. */
export const createShop = (deps: ShopDeps): Shop => {
  const { db, clock, random } = deps;
  const products = createProductsRepository(db);
  const regions = createRegions();
  return {
    ...createTrade(deps),
    regions,
    products: createProductsService(products),
    search: createSearchService({ db, products }),
    cart: createCartService({ db, repository: createCartRepository(db), clock }),
    history: createHistoryService({ repository: createHistoryRepository(db), products, clock }),
    favourites: createFavourites({ db, clock, products }),
    addresses: createAddressService({ db, clock, random, regions }),
    coupons: createCouponService({ db, clock, random }),
  };
};
