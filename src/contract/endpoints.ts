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
  sendTelemetry: { method: 'POST', path: '/api/telemetry', auth: 'none' },
  listCategories: { method: 'GET', path: '/api/categories', auth: 'none' },
  listProducts: { method: 'GET', path: '/api/products', auth: 'none' },
  getProduct: { method: 'GET', path: '/api/products/:id', auth: 'none' },
  getCart: { method: 'GET', path: '/api/cart', auth: 'required' },
  addToCart: { method: 'POST', path: '/api/cart/items', auth: 'required' },
  setCartItem: { method: 'PUT', path: '/api/cart/items/:skuId', auth: 'required' },
  removeCartItem: { method: 'DELETE', path: '/api/cart/items/:skuId', auth: 'required' },
  listHistory: { method: 'GET', path: '/api/history', auth: 'required' },
  recordHistory: { method: 'POST', path: '/api/history', auth: 'required' },
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
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
