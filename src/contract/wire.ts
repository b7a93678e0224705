import type * as account from './account';
import type * as catalog from './catalog';
import type { Empty } from './common';
import type { EndpointName } from './endpoints';
import type * as me from './me';
import type * as trade from './trade';

interface ById {
  id: string;
}
interface BySku {
  skuId: string;
}

/** A file on the device, at a path that the host gave. */
export interface LocalFile {
  readonly path: string;
}

/** What goes out and comes back per endpoint, as types; the server holds the same schemas at run time. */
export interface Wire {
  exchange: { body: account.ExchangeBody; answer: account.SessionAnswer };
  sendSms: { body: account.SendSmsBody; answer: account.SendSmsAnswer };
  loginBySms: { body: account.LoginBySmsBody; answer: account.SessionAnswer };
  bindPhone: { body: account.BindPhoneBody; answer: account.SessionAnswer };
  signOut: { answer: Empty };
  getMe: { answer: account.UserAnswer };
  loginByPassword: { body: me.LoginByPasswordBody; answer: account.SessionAnswer };
  resetPassword: { body: me.ResetPasswordBody; answer: Empty };
  register: { body: me.RegisterBody; answer: account.SessionAnswer };
  updateProfile: { body: me.UpdateProfileBody; answer: account.UserAnswer };
  importProfile: { body: me.ImportProfileBody; answer: account.UserAnswer };
  uploadAvatar: { file: LocalFile; answer: account.UserAnswer };
  importAvatar: { body: me.ImportAvatarBody; answer: account.UserAnswer };
  sendProofSms: { answer: account.SendSmsAnswer };
  setPassword: { body: me.SetPasswordBody; answer: account.UserAnswer };
  changePhone: { body: me.ChangePhoneBody; answer: account.SessionAnswer };
  unbindPhone: { body: me.ProofBody; answer: account.SessionAnswer };
  listDevices: { answer: me.DevicesAnswer };
  revokeDevice: { params: ById; answer: Empty };
  revokeOtherDevices: { answer: Empty };
  requestDeletion: { body: me.ProofBody; answer: account.UserAnswer };
  cancelDeletion: { answer: account.UserAnswer };
  getPermissions: { answer: me.PermissionsAnswer };
  sendTelemetry: { body: me.TelemetryBody; answer: Empty };
  listCategories: { answer: catalog.CategoriesAnswer };
  listProducts: { query: catalog.ListProductsQuery; answer: catalog.ProductsAnswer };
  getProduct: { params: ById; answer: catalog.ProductAnswer };
  getCart: { answer: trade.CartAnswer };
  addToCart: { body: trade.AddToCartBody; answer: trade.CartAnswer };
  setCartItem: { params: BySku; body: trade.SetCartItemBody; answer: trade.CartAnswer };
  removeCartItem: { params: BySku; answer: trade.CartAnswer };
  listHistory: { answer: catalog.HistoryAnswer };
  recordHistory: { body: catalog.RecordHistoryBody; answer: Empty };
  createOrder: { body: trade.CreateOrderBody; answer: trade.OrderAnswer };
  listOrders: { query: trade.ListOrdersQuery; answer: trade.OrdersAnswer };
  countOrders: { answer: trade.OrderCountsAnswer };
  getOrder: { params: ById; answer: trade.OrderAnswer };
}

type Part<N extends EndpointName, K extends string> = K extends keyof Wire[N]
  ? { [P in K]: Wire[N][K] }
  : unknown;

/** The input of one call: only the parts that the endpoint has. */
export type WireInput<N extends EndpointName> = Part<N, 'params'> &
  Part<N, 'query'> &
  Part<N, 'body'> &
  Part<N, 'file'>;
export type WireAnswer<N extends EndpointName> = Wire[N]['answer'];
