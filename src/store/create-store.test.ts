import type { User } from '@/contract';
import { createAccountSlice } from '@/features/account/slice';
import { createAddressSlice } from '@/features/address/slice';
import { createCartSlice } from '@/features/cart/slice';
import { cartOf } from '@/features/cart/testing/cart-samples';
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
import { createAppStore } from './create-store';
import { createSliceApi } from './slice-api';

const user: User = {
  id: 'u1',
  busiIdentity: 'VISIT',
  phoneMasked: null,
  nickname: null,
  avatarUrl: null,
  gender: 'unknown',
  birthday: null,
  hasPassword: false,
  deletionAt: null,
};

test('the core’s state is shown as it was published, and only that changes', () => {
  const { store, publish } = createAppStore();
  const before = store.getState();
  expect(before.auth).toEqual({ kind: 'starting' });
  publish({ kind: 'visitor', user, step: 1 });
  const rightsSeen = { ...before.rightsSeen, userId: 'u1' };
  expect(store.getState()).toEqual({ ...before, auth: { kind: 'visitor', user, step: 1 }, rightsSeen });
});

test('an action before bootstrap says what is missing', () => {
  const { store } = createAppStore();
  expect(() => store.getState().hostButtons()).toThrow('bootstrap()');
});

test('no two slices share a name: the later one would silently win', () => {
  const { api } = createSliceApi();
  const nothing = () => undefined as never;
  const names = [
    createSessionSlice,
    createShellSlice,
    createCatalogSlice,
    createSearchSlice,
    createFavouriteSlice,
    createProductSlice,
    createCartSlice,
    createAddressSlice,
    createCouponSlice,
    createCheckoutSlice,
    createOrderSlice,
    createPaymentSlice,
    createRefundSlice,
    createOrganisationSlice,
    createAccountSlice,
  ].flatMap((create) => Object.keys(create(nothing, nothing, api)));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect([...names, 'auth', 'permissions', 'rightsSeen'].sort()).toEqual(
    Object.keys(createAppStore().store.getState()).sort(),
  );
});

test('[L27] another user sees nothing of the one before: orders, counts, cart, history and devices are dropped', () => {
  const { store, forgetUser } = createAppStore();
  const filled = { kind: 'ready', value: [] } as const;
  store.setState({
    orderList: { kind: 'ready', items: [], nextCursor: null, tail: 'rest' },
    orderCounts: { kind: 'loading' },
    orderNewest: { kind: 'ready', value: null },
    accountHistory: filled,
    securityDevices: filled,
    cart: { kind: 'ready', value: cartOf([]) },
    cartOwner: 'u1',
    catalogCategories: filled,
    proofWait: 42,
  });
  forgetUser();
  const now = store.getState();
  const { orderList, orderCounts, orderNewest, accountHistory, securityDevices, cart } = now;
  for (const dropped of [orderList, orderCounts, orderNewest, accountHistory, securityDevices, cart]) {
    expect(dropped).toEqual({ kind: 'idle' });
  }
  expect([now.cartOwner, now.proofWait]).toEqual([null, 0]);
  expect(now.catalogCategories).toBe(filled);
});

test('[I10] what a user could do is known through a time without rights, not to another user or organisation', () => {
  const { store, publish, publishPermissions, forgetUser } = createAppStore();
  const seen = () => store.getState().rightsSeen.modules;
  const tell = (organisationId: string, ...modules: string[]) =>
    publishPermissions({ organisationId, modules, version: 1 });
  publish({ kind: 'member', user, step: 2 });
  tell('o', 'goods', 'orders');
  publishPermissions(null);
  forgetUser();
  publish({ kind: 'guest' });
  publish({ kind: 'member', user, step: 2 });
  tell('o', 'orders');
  expect(seen()).toEqual(['goods', 'orders']);
  tell('other', 'reports');
  expect(seen()).toEqual(['reports']);
  publish({ kind: 'visitor', user: { ...user, id: 'u2' }, step: 1 });
  expect([seen(), store.getState().rightsSeen.userId]).toEqual([[], 'u2']);
});

test('[I10] rights are shown as they were published', () => {
  const { store, publishPermissions } = createAppStore();
  expect(store.getState().permissions).toBeNull();
  const permissions = { organisationId: 'o', modules: ['goods'], version: 3 };
  publishPermissions(permissions);
  expect(store.getState().permissions).toBe(permissions);
});
