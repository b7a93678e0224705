import type { User } from '@/contract';
import { createAccountSlice } from '@/features/account/slice';
import { createCartSlice } from '@/features/cart/slice';
import { createCatalogSlice } from '@/features/catalog/slice';
import { createOrderSlice } from '@/features/order/slice';
import { createProductSlice } from '@/features/product/slice';
import { createSessionSlice } from '@/features/session/slice';
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
};

test('the core’s state is shown as it was published, and only that changes', () => {
  const { store, publish } = createAppStore();
  const before = store.getState();
  expect(before.auth).toEqual({ kind: 'starting' });
  publish({ kind: 'visitor', user, step: 1 });
  expect(store.getState()).toEqual({ ...before, auth: { kind: 'visitor', user, step: 1 } });
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
    createCatalogSlice,
    createProductSlice,
    createCartSlice,
    createOrderSlice,
    createAccountSlice,
  ].flatMap((create) => Object.keys(create(nothing, nothing, api)));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect([...names, 'auth'].sort()).toEqual(Object.keys(createAppStore().store.getState()).sort());
});
