/** Every page's address; `app.config.ts` registers the same paths and a test holds the two together. */
export const routes = {
  home: '/pages/home/index',
  cart: '/pages/cart/index',
  me: '/pages/me/index',
  login: '/pages/login/index',
  product: '/pages/shop/product/index',
  checkout: '/pages/trade/checkout/index',
  orders: '/pages/trade/orders/index',
  profile: '/pages/account/profile/index',
  settings: '/pages/account/settings/index',
  devices: '/pages/account/devices/index',
  password: '/pages/account/password/index',
  phone: '/pages/account/phone/index',
  unbind: '/pages/account/unbind/index',
  deletion: '/pages/account/deletion/index',
  work: '/pages/work/index',
  module: '/pages/work/module/index',
  agreement: '/pages/legal/agreement/index',
  privacy: '/pages/legal/privacy/index',
  developer: '/pages/developer/index',
} as const;

/** True in the builds that hold the developer page; written out so that the others leave it out. */
export const hasDeveloperPage = process.env.NODE_ENV !== 'production';

/** A page's address with its parameters; the values are escaped. */
export const urlOf = (page: keyof typeof routes, query: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? routes[page] : `${routes[page]}?${pairs.join('&')}`;
};
