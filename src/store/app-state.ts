import type { AccountSlice } from '@/features/account/slice';
import type { AddressSlice } from '@/features/address/slice';
import type { CartSlice } from '@/features/cart/slice';
import type { CatalogSlice } from '@/features/catalog/slice';
import type { CheckoutSlice } from '@/features/checkout/slice';
import type { CouponSlice } from '@/features/coupon/slice';
import type { FavouriteSlice } from '@/features/favourite/slice';
import type { OrderSlice } from '@/features/order/slice';
import type { OrganisationSlice } from '@/features/organisation/slice';
import type { PaymentSlice } from '@/features/payment/slice';
import type { ProductSlice } from '@/features/product/slice';
import type { RefundSlice } from '@/features/refund/slice';
import type { SearchSlice } from '@/features/search/slice';
import type { SessionSlice } from '@/features/session/slice';
import type { ShellSlice } from '@/features/shell/slice';
import type { RightsSeen } from './rights-seen';
import type { AuthSlice } from './types';

/** Everything that pages may show and do. */
export type AppState = AuthSlice & {
  /** What the rights were, for telling one that was taken away from one that never was. */
  readonly rightsSeen: RightsSeen;
} & SessionSlice &
  ShellSlice &
  CatalogSlice &
  SearchSlice &
  FavouriteSlice &
  ProductSlice &
  CartSlice &
  AddressSlice &
  CouponSlice &
  CheckoutSlice &
  OrderSlice &
  PaymentSlice &
  RefundSlice &
  OrganisationSlice &
  AccountSlice;
