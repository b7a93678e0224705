import type { EndpointName } from '../../../src/contract/endpoints';
import type { ErrorCode } from '../../../src/contract/error-codes';

interface RouteDoc {
  readonly summary: string;
  readonly errors: readonly ErrorCode[];
}

const doc = (summary: string, ...errors: readonly ErrorCode[]): RouteDoc => ({ summary, errors });

const buying = ['PRODUCT_OFF_SHELF', 'OUT_OF_STOCK', 'PURCHASE_LIMIT', 'NOT_FOUND'] as const;
const deed = ['NOT_FOUND', 'ORDER_STATE'] as const;

/** What a reader of the API page is told about the shop's routes. */
export const shopDocs = {
  listCategories: doc('Categories and banners'),
  listProducts: doc('Products, page by page'),
  getProduct: doc('One product', 'NOT_FOUND'),
  search: doc('Products by words, price and category, page by page'),
  listHotWords: doc('What people search for most'),
  listRegions: doc('Provinces'),
  getProvince: doc('Cities and districts of a province', 'NOT_FOUND'),
  getCart: doc('The cart'),
  addToCart: doc('Put goods into the cart', ...buying, 'CART_FULL'),
  setCartItem: doc('Change the quantity of a line in the cart', ...buying),
  removeCartItem: doc('Take a line out of the cart'),
  changeCartSku: doc('Choose another spec of a good in the cart', ...buying),
  checkCart: doc('Mark lines of the cart for the checkout'),
  removeCartItems: doc('Take lines out of the cart'),
  clearInvalidCart: doc('Take out of the cart what cannot be bought any more'),
  listHistory: doc('Products seen lately'),
  recordHistory: doc('Remember that products were seen', 'NOT_FOUND'),
  removeHistory: doc('Forget that a product was seen'),
  clearHistory: doc('Forget all products seen'),
  listFavourites: doc('Favourites, page by page'),
  getFavourite: doc('Whether a product is a favourite'),
  addFavourite: doc('Add a favourite', 'NOT_FOUND'),
  removeFavourite: doc('Remove a favourite'),
  removeFavourites: doc('Remove favourites'),
  listCoupons: doc('Coupons that can be claimed', 'NOT_FOUND'),
  claimCoupon: doc('Claim a coupon', 'NOT_FOUND', 'COUPON_GONE', 'COUPON_NOT_OPEN'),
  listMyCoupons: doc('Coupons that were claimed, by state'),
  listAddresses: doc('Addresses'),
  createAddress: doc('Add an address', 'REGION_INVALID', 'ADDRESS_FULL'),
  updateAddress: doc('Change an address', 'REGION_INVALID', 'NOT_FOUND'),
  removeAddress: doc('Remove an address'),
  setDefaultAddress: doc('Make an address the default one', 'NOT_FOUND'),
  checkout: doc('The order as it would be made now: sums, coupons, address, what cannot be had', 'NOT_FOUND'),
  createOrder: doc(
    'Place an order',
    ...buying,
    'ORDER_EMPTY',
    'ADDRESS_REQUIRED',
    'COUPON_UNUSABLE',
    'PRICE_CHANGED',
    'IDEMPOTENCY_KEY_REUSED',
  ),
  listOrders: doc('Orders, page by page'),
  countOrders: doc('How many orders there are by state'),
  getOrder: doc('One order', 'NOT_FOUND'),
  payOrder: doc('Open the cashier for an order', ...deed, 'PAYMENT_UNAVAILABLE'),
  cancelOrder: doc('Cancel an unpaid order', ...deed),
  remindOrder: doc('Remind the shop to ship', ...deed, 'REMIND_TOO_SOON'),
  confirmOrder: doc('Confirm that the goods came', ...deed),
  buyAgain: doc('Put the goods of an order into the cart again', 'NOT_FOUND'),
  removeOrder: doc('Delete an ended order from the lists', ...deed),
  getPayment: doc('How a payment stands, by what the channel says', 'NOT_FOUND'),
  getRefundable: doc('What of an order can be given back', 'NOT_FOUND', 'REFUND_CLOSED'),
  applyRefund: doc(
    'Apply for a refund',
    'NOT_FOUND',
    'REFUND_CLOSED',
    'REFUND_EXCEEDED',
    'IDEMPOTENCY_KEY_REUSED',
  ),
  listRefunds: doc('Refunds, page by page'),
  getRefund: doc('One refund', 'NOT_FOUND'),
  withdrawRefund: doc('Withdraw an application for a refund', ...deed),
} satisfies Partial<Record<EndpointName, RouteDoc>>;
