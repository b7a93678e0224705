import type { TSchema } from '@sinclair/typebox';
import * as account from '../src/contract/account';
import * as address from '../src/contract/address';
import * as catalog from '../src/contract/catalog';
import { Empty, Id, strict } from '../src/contract/common';
import * as coupon from '../src/contract/coupon';
import type { EndpointName } from '../src/contract/endpoints';
import * as me from '../src/contract/me';
import * as organisation from '../src/contract/organisation';
import * as payment from '../src/contract/payment';
import * as refund from '../src/contract/refund';
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
const ByProduct = strict({ productId: Id });
const ByCode = strict({ code: address.RegionCode });

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
  listOrganisations: { answer: organisation.OrganisationsAnswer },
  chooseOrganisation: {
    body: organisation.ChooseOrganisationBody,
    answer: organisation.OrganisationsAnswer,
  },
  listMembers: { params: ById, answer: organisation.MembersAnswer },
  addMember: { params: ById, body: organisation.AddMemberBody, answer: organisation.MembersAnswer },
  removeMember: { params: ById, body: organisation.RemoveMemberBody, answer: organisation.MembersAnswer },
  switchModule: { params: ById, body: organisation.SwitchModuleBody, answer: organisation.MembersAnswer },
  listPackages: { params: ById, answer: organisation.PackagesAnswer },
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
  search: { query: catalog.SearchQuery, answer: catalog.ProductsAnswer },
  listHotWords: { answer: catalog.HotWordsAnswer },
  listRegions: { answer: address.RegionsAnswer },
  getProvince: { params: ByCode, answer: address.ProvinceAnswer },
  changeCartSku: { params: BySku, body: trade.ChangeCartSkuBody, answer: trade.CartAnswer },
  checkCart: { body: trade.CheckCartBody, answer: trade.CartAnswer },
  removeCartItems: { body: trade.RemoveCartItemsBody, answer: trade.CartAnswer },
  clearInvalidCart: { answer: trade.CartAnswer },
  removeHistory: { params: ByProduct, answer: Empty },
  clearHistory: { answer: Empty },
  listFavourites: { query: catalog.ListFavouritesQuery, answer: catalog.ProductsAnswer },
  getFavourite: { params: ByProduct, answer: catalog.FavouriteAnswer },
  addFavourite: { params: ByProduct, answer: catalog.FavouriteAnswer },
  removeFavourite: { params: ByProduct, answer: catalog.FavouriteAnswer },
  removeFavourites: { body: catalog.RemoveFavouritesBody, answer: Empty },
  listCoupons: { query: coupon.ListCouponsQuery, answer: coupon.CouponsAnswer },
  claimCoupon: { params: ById, answer: coupon.ClaimCouponAnswer },
  listMyCoupons: { query: coupon.ListMyCouponsQuery, answer: coupon.MyCouponsAnswer },
  listAddresses: { answer: address.AddressesAnswer },
  createAddress: { body: address.AddressBody, answer: address.AddressAnswer },
  updateAddress: { params: ById, body: address.AddressBody, answer: address.AddressAnswer },
  removeAddress: { params: ById, answer: Empty },
  setDefaultAddress: { params: ById, answer: address.AddressAnswer },
  checkout: { body: trade.CheckoutBody, answer: trade.CheckoutAnswer },
  payOrder: { params: ById, answer: payment.PaymentAnswer },
  cancelOrder: { params: ById, answer: trade.OrderAnswer },
  remindOrder: { params: ById, answer: trade.RemindAnswer },
  confirmOrder: { params: ById, answer: trade.OrderAnswer },
  buyAgain: { params: ById, answer: trade.BuyAgainAnswer },
  removeOrder: { params: ById, answer: Empty },
  getPayment: { params: ById, answer: payment.PaymentAnswer },
  getRefundable: { params: ById, answer: refund.RefundableAnswer },
  applyRefund: { params: ById, body: refund.ApplyRefundBody, answer: refund.RefundAnswer },
  listRefunds: { query: refund.ListRefundsQuery, answer: refund.RefundsAnswer },
  getRefund: { params: ById, answer: refund.RefundAnswer },
  withdrawRefund: { params: ById, answer: refund.RefundAnswer },
};
