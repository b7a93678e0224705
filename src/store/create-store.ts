import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AuthState, Permissions } from '@/auth';
import { createAccountSlice } from '@/features/account/slice';
import { createAddressSlice } from '@/features/address/slice';
import { createCartSlice } from '@/features/cart/slice';
import { createCatalogSlice } from '@/features/catalog/slice';
import { createCheckoutSlice } from '@/features/checkout/slice';
import { createCouponSlice } from '@/features/coupon/slice';
import { createFavouriteSlice } from '@/features/favourite/slice';
import { createOrderSlice } from '@/features/order/slice';
import { createOrganisationSlice } from '@/features/organisation/slice';
import { createPaymentSlice } from '@/features/payment/slice';
import { createProductSlice } from '@/features/product/slice';
import { createRefundSlice } from '@/features/refund/slice';
import { createSearchSlice } from '@/features/search/slice';
import { createSessionSlice } from '@/features/session/slice';
import { createShellSlice } from '@/features/shell/slice';
import type { AppState } from './app-state';
import { noRightsSeen, seenBy, seenWith } from './rights-seen';
import { createSliceApi } from './slice-api';
import type { SliceApi } from './types';

export interface AppStore {
  readonly store: StoreApi<AppState>;
  /** Gives the slices the login core and the host; until then every action that needs them throws. */
  connect(api: SliceApi): void;
  /** The core's way in: replaces the auth state. */
  publish(state: AuthState): void;
  /** The core's way in: replaces what is known of the user's rights. */
  publishPermissions(permissions: Permissions | null): void;
  /**
   * Another user is there, or none: what the slices keep of the one before is dropped, and an answer to them that is
   * still under way counts no more.
   */
  forgetUser(): void;
}

export const createAppStore = (): AppStore => {
  const { api, connect } = createSliceApi();
  const store = createStore<AppState>()((set, get) => ({
    auth: { kind: 'starting' },
    permissions: null,
    rightsSeen: noRightsSeen,
    ...createSessionSlice(set, get, api),
    ...createShellSlice(set, get, api),
    ...createCatalogSlice(set, get, api),
    ...createSearchSlice(set, get, api),
    ...createFavouriteSlice(set, get, api),
    ...createProductSlice(set, get, api),
    ...createCartSlice(set, get, api),
    ...createAddressSlice(set, get, api),
    ...createCouponSlice(set, get, api),
    ...createCheckoutSlice(set, get, api),
    ...createOrderSlice(set, get, api),
    ...createPaymentSlice(set, get, api),
    ...createRefundSlice(set, get, api),
    ...createOrganisationSlice(set, get, api),
    ...createAccountSlice(set, get, api),
  }));
  return {
    store,
    connect,
    publish: (auth) => store.setState(({ rightsSeen }) => ({ auth, rightsSeen: seenBy(rightsSeen, auth) })),
    publishPermissions: (permissions) =>
      store.setState(({ rightsSeen }) => ({ permissions, rightsSeen: seenWith(rightsSeen, permissions) })),
    forgetUser: () => {
      const state = store.getState();
      const all = [
        state.forgetSecurity,
        state.forgetCart,
        state.forgetFavourites,
        state.forgetAddresses,
        state.forgetCoupons,
        state.forgetCheckout,
        state.forgetOrders,
        state.forgetPayment,
        state.forgetRefunds,
        state.forgetOrganisations,
        state.forgetAccount,
      ];
      for (const forget of all) forget();
    },
  };
};
