import type { TSchema } from '@sinclair/typebox';
import * as account from '../src/contract/account';
import * as catalog from '../src/contract/catalog';
import { Empty, Id, strict } from '../src/contract/common';
import type { EndpointName } from '../src/contract/endpoints';
import * as me from '../src/contract/me';
import * as trade from '../src/contract/trade';
import type { Wire } from '../src/contract/wire';

/** What the server checks and writes per endpoint; the compiler holds it against the types of the contract. Files have no schema. */
export type WireSchemas = {
  readonly [N in EndpointName]: {
    readonly [K in Exclude<keyof Wire[N], 'file'>]: TSchema & { readonly static: Wire[N][K] };
  };
};

const ById = strict({ id: Id });
const BySku = strict({ skuId: Id });

export const wireSchemas: WireSchemas = {
  exchange: { body: account.ExchangeBody, answer: account.SessionAnswer },
  sendSms: { body: account.SendSmsBody, answer: account.SendSmsAnswer },
  loginBySms: { body: account.LoginBySmsBody, answer: account.SessionAnswer },
  bindPhone: { body: account.BindPhoneBody, answer: account.SessionAnswer },
  signOut: { answer: Empty },
  getMe: { answer: account.UserAnswer },
  loginByPassword: { body: me.LoginByPasswordBody, answer: account.SessionAnswer },
  resetPassword: { body: me.ResetPasswordBody, answer: Empty },
  register: { body: me.RegisterBody, answer: account.SessionAnswer },
  updateProfile: { body: me.UpdateProfileBody, answer: account.UserAnswer },
  importProfile: { body: me.ImportProfileBody, answer: account.UserAnswer },
  uploadAvatar: { answer: account.UserAnswer },
  importAvatar: { body: me.ImportAvatarBody, answer: account.UserAnswer },
  sendProofSms: { answer: account.SendSmsAnswer },
  setPassword: { body: me.SetPasswordBody, answer: account.UserAnswer },
  changePhone: { body: me.ChangePhoneBody, answer: account.SessionAnswer },
  unbindPhone: { body: me.ProofBody, answer: account.SessionAnswer },
  listDevices: { answer: me.DevicesAnswer },
  revokeDevice: { params: ById, answer: Empty },
  revokeOtherDevices: { answer: Empty },
  requestDeletion: { body: me.ProofBody, answer: account.UserAnswer },
  cancelDeletion: { answer: account.UserAnswer },
  getPermissions: { answer: me.PermissionsAnswer },
  sendTelemetry: { body: me.TelemetryBody, answer: Empty },
  listCategories: { answer: catalog.CategoriesAnswer },
  listProducts: { query: catalog.ListProductsQuery, answer: catalog.ProductsAnswer },
  getProduct: { params: ById, answer: catalog.ProductAnswer },
  getCart: { answer: trade.CartAnswer },
  addToCart: { body: trade.AddToCartBody, answer: trade.CartAnswer },
  setCartItem: { params: BySku, body: trade.SetCartItemBody, answer: trade.CartAnswer },
  removeCartItem: { params: BySku, answer: trade.CartAnswer },
  listHistory: { answer: catalog.HistoryAnswer },
  recordHistory: { body: catalog.RecordHistoryBody, answer: Empty },
  createOrder: { body: trade.CreateOrderBody, answer: trade.OrderAnswer },
  listOrders: { query: trade.ListOrdersQuery, answer: trade.OrdersAnswer },
  countOrders: { answer: trade.OrderCountsAnswer },
  getOrder: { params: ById, answer: trade.OrderAnswer },
};
