/** Every page's address; `app.config.ts` registers the same paths and a test holds the two together. */
export const routes = {
  home: '/pages/home/index',
  category: '/pages/category/index',
  cart: '/pages/cart/index',
  me: '/pages/me/index',
  login: '/pages/login/index',
  product: '/pages/shop/product/index',
  search: '/pages/shop/search/index',
  favourites: '/pages/shop/favourites/index',
  history: '/pages/shop/history/index',
  checkout: '/pages/trade/checkout/index',
  orders: '/pages/trade/orders/index',
  order: '/pages/trade/order/index',
  pay: '/pages/trade/pay/index',
  payResult: '/pages/trade/result/index',
  refunds: '/pages/trade/refunds/index',
  refund: '/pages/trade/refund/index',
  refundApply: '/pages/trade/refund-apply/index',
  profile: '/pages/account/profile/index',
  settings: '/pages/account/settings/index',
  devices: '/pages/account/devices/index',
  password: '/pages/account/password/index',
  phone: '/pages/account/phone/index',
  unbind: '/pages/account/unbind/index',
  deletion: '/pages/account/deletion/index',
  addresses: '/pages/account/addresses/index',
  addressEdit: '/pages/account/addresses-edit/index',
  coupons: '/pages/coupon/center/index',
  myCoupons: '/pages/coupon/mine/index',
  work: '/pages/work/index',
  module: '/pages/work/module/index',
  members: '/pages/work/members/index',
  agreement: '/pages/legal/agreement/index',
  privacy: '/pages/legal/privacy/index',
  developer: '/pages/developer/index',
} as const;

/** The pages of the tab bar, in its order. */
export const tabs = ['home', 'category', 'cart', 'me'] as const satisfies readonly (keyof typeof routes)[];
export type Tab = (typeof tabs)[number];

/** True in the builds that hold the developer page; written out so that the others leave it out. */
export const hasDeveloperPage = process.env.NODE_ENV !== 'production';

/** A page's address with its parameters; the values are escaped. */
export const urlOf = (page: keyof typeof routes, query: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? routes[page] : `${routes[page]}?${pairs.join('&')}`;
};
