/**
 * Every route of the wire: method, path and what it asks of the caller's session.
 * `required`: a live token, else AUTH_FAIL. `optional`: a live token personalises the answer, a dead or missing
 * one does not matter. `none`: a token is not sent. `member`: like `required`, and MEMBER_REQUIRED for a visitor.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Starts with `/api`; `:name` stands for a path parameter. */
  readonly path: string;
  readonly auth: 'required' | 'optional' | 'none';
  readonly memberOnly?: true;
  /** The call needs an `Idempotency-Key` header (8 to 64 characters of `[A-Za-z0-9_-]`). */
  readonly idempotencyKey?: true;
  /** The body is one file as `multipart/form-data` under the name `file`. */
  readonly upload?: true;
}

export const endpoints = {
  exchange: { method: 'POST', path: '/api/login/exchange', auth: 'none', idempotencyKey: true },
  sendSms: { method: 'POST', path: '/api/login/sms/send', auth: 'none' },
  loginBySms: { method: 'POST', path: '/api/login/sms', auth: 'optional' },
  loginByPassword: { method: 'POST', path: '/api/login/password', auth: 'optional' },
  resetPassword: { method: 'POST', path: '/api/login/password/reset', auth: 'none' },
  register: { method: 'POST', path: '/api/login/register', auth: 'none', idempotencyKey: true },
  bindPhone: { method: 'POST', path: '/api/login/phone', auth: 'required' },
  signOut: { method: 'POST', path: '/api/login/sign-out', auth: 'required' },
  getMe: { method: 'GET', path: '/api/me', auth: 'required' },
  updateProfile: { method: 'PUT', path: '/api/me/profile', auth: 'required', memberOnly: true },
  importProfile: { method: 'POST', path: '/api/me/profile/platform', auth: 'required', memberOnly: true },
  uploadAvatar: { method: 'POST', path: '/api/me/avatar', auth: 'required', memberOnly: true, upload: true },
  importAvatar: { method: 'POST', path: '/api/me/avatar/import', auth: 'required', memberOnly: true },
  sendProofSms: { method: 'POST', path: '/api/me/proof/sms', auth: 'required', memberOnly: true },
  setPassword: { method: 'POST', path: '/api/me/password', auth: 'required', memberOnly: true },
  changePhone: { method: 'POST', path: '/api/me/phone', auth: 'required', memberOnly: true },
  unbindPhone: { method: 'POST', path: '/api/me/phone/unbind', auth: 'required', memberOnly: true },
  listDevices: { method: 'GET', path: '/api/me/devices', auth: 'required', memberOnly: true },
  revokeDevice: { method: 'DELETE', path: '/api/me/devices/:id', auth: 'required', memberOnly: true },
  revokeOtherDevices: { method: 'DELETE', path: '/api/me/devices', auth: 'required', memberOnly: true },
  requestDeletion: { method: 'POST', path: '/api/me/deletion', auth: 'required', memberOnly: true },
  cancelDeletion: { method: 'DELETE', path: '/api/me/deletion', auth: 'required', memberOnly: true },
  getPermissions: { method: 'GET', path: '/api/me/permissions', auth: 'required', memberOnly: true },
  listOrganisations: { method: 'GET', path: '/api/me/organisations', auth: 'required', memberOnly: true },
  chooseOrganisation: {
    method: 'PUT',
    path: '/api/me/organisations/current',
    auth: 'required',
    memberOnly: true,
  },
  listMembers: { method: 'GET', path: '/api/organisations/:id/members', auth: 'required', memberOnly: true },
  addMember: { method: 'POST', path: '/api/organisations/:id/members', auth: 'required', memberOnly: true },
  removeMember: {
    method: 'POST',
    path: '/api/organisations/:id/members/removal',
    auth: 'required',
    memberOnly: true,
  },
  switchModule: {
    method: 'PUT',
    path: '/api/organisations/:id/switches',
    auth: 'required',
    memberOnly: true,
  },
  listPackages: {
    method: 'GET',
    path: '/api/organisations/:id/packages',
    auth: 'required',
    memberOnly: true,
  },
  sendTelemetry: { method: 'POST', path: '/api/telemetry', auth: 'none' },
  listCategories: { method: 'GET', path: '/api/categories', auth: 'none' },
  listProducts: { method: 'GET', path: '/api/products', auth: 'none' },
  getProduct: { method: 'GET', path: '/api/products/:id', auth: 'none' },
  search: { method: 'GET', path: '/api/search', auth: 'none' },
  listHotWords: { method: 'GET', path: '/api/search/hot', auth: 'none' },
  listRegions: { method: 'GET', path: '/api/regions', auth: 'none' },
  getProvince: { method: 'GET', path: '/api/regions/:code', auth: 'none' },
  getCart: { method: 'GET', path: '/api/cart', auth: 'required' },
  addToCart: { method: 'POST', path: '/api/cart/items', auth: 'required' },
  setCartItem: { method: 'PUT', path: '/api/cart/items/:skuId', auth: 'required' },
  removeCartItem: { method: 'DELETE', path: '/api/cart/items/:skuId', auth: 'required' },
  changeCartSku: { method: 'PUT', path: '/api/cart/items/:skuId/sku', auth: 'required' },
  checkCart: { method: 'PUT', path: '/api/cart/checks', auth: 'required' },
  removeCartItems: { method: 'POST', path: '/api/cart/remove', auth: 'required' },
  clearInvalidCart: { method: 'DELETE', path: '/api/cart/invalid', auth: 'required' },
  listHistory: { method: 'GET', path: '/api/history', auth: 'required' },
  recordHistory: { method: 'POST', path: '/api/history', auth: 'required' },
  removeHistory: { method: 'DELETE', path: '/api/history/:productId', auth: 'required' },
  clearHistory: { method: 'DELETE', path: '/api/history', auth: 'required' },
  listFavourites: { method: 'GET', path: '/api/favourites', auth: 'required', memberOnly: true },
  getFavourite: { method: 'GET', path: '/api/favourites/:productId', auth: 'required', memberOnly: true },
  addFavourite: { method: 'PUT', path: '/api/favourites/:productId', auth: 'required', memberOnly: true },
  removeFavourite: {
    method: 'DELETE',
    path: '/api/favourites/:productId',
    auth: 'required',
    memberOnly: true,
  },
  removeFavourites: { method: 'POST', path: '/api/favourites/remove', auth: 'required', memberOnly: true },
  listCoupons: { method: 'GET', path: '/api/coupons', auth: 'optional' },
  claimCoupon: { method: 'POST', path: '/api/coupons/:id/claim', auth: 'required', memberOnly: true },
  listMyCoupons: { method: 'GET', path: '/api/coupons/mine', auth: 'required', memberOnly: true },
  listAddresses: { method: 'GET', path: '/api/addresses', auth: 'required', memberOnly: true },
  createAddress: { method: 'POST', path: '/api/addresses', auth: 'required', memberOnly: true },
  updateAddress: { method: 'PUT', path: '/api/addresses/:id', auth: 'required', memberOnly: true },
  removeAddress: { method: 'DELETE', path: '/api/addresses/:id', auth: 'required', memberOnly: true },
  setDefaultAddress: {
    method: 'PUT',
    path: '/api/addresses/:id/default',
    auth: 'required',
    memberOnly: true,
  },
  checkout: { method: 'POST', path: '/api/checkout', auth: 'required', memberOnly: true },
  createOrder: {
    method: 'POST',
    path: '/api/orders',
    auth: 'required',
    memberOnly: true,
    idempotencyKey: true,
  },
  listOrders: { method: 'GET', path: '/api/orders', auth: 'required', memberOnly: true },
  countOrders: { method: 'GET', path: '/api/orders/counts', auth: 'required', memberOnly: true },
  getOrder: { method: 'GET', path: '/api/orders/:id', auth: 'required', memberOnly: true },
  payOrder: { method: 'POST', path: '/api/orders/:id/pay', auth: 'required', memberOnly: true },
  cancelOrder: { method: 'POST', path: '/api/orders/:id/cancel', auth: 'required', memberOnly: true },
  remindOrder: { method: 'POST', path: '/api/orders/:id/remind', auth: 'required', memberOnly: true },
  confirmOrder: { method: 'POST', path: '/api/orders/:id/confirm', auth: 'required', memberOnly: true },
  buyAgain: { method: 'POST', path: '/api/orders/:id/buy-again', auth: 'required', memberOnly: true },
  removeOrder: { method: 'DELETE', path: '/api/orders/:id', auth: 'required', memberOnly: true },
  getPayment: { method: 'GET', path: '/api/payments/:id', auth: 'required', memberOnly: true },
  getRefundable: { method: 'GET', path: '/api/orders/:id/refundable', auth: 'required', memberOnly: true },
  applyRefund: {
    method: 'POST',
    path: '/api/orders/:id/refunds',
    auth: 'required',
    memberOnly: true,
    idempotencyKey: true,
  },
  listRefunds: { method: 'GET', path: '/api/refunds', auth: 'required', memberOnly: true },
  getRefund: { method: 'GET', path: '/api/refunds/:id', auth: 'required', memberOnly: true },
  withdrawRefund: { method: 'POST', path: '/api/refunds/:id/withdraw', auth: 'required', memberOnly: true },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
