import { Text } from '@tarojs/components';
import { appStore } from '@/store/store';
import type { AuthState } from '@/store/types';
import { calls, connectStore } from './testing/connect';
import { change, clear, draw } from './testing/draw';
import { nextPermission, usePermission } from './use-permission';

jest.mock('@tarojs/components', () => jest.requireActual('./testing/taro-components'));

afterEach(clear);

const rights = (...modules: string[]) => ({ organisationId: 'o', modules, version: 1 });
const Module = () => <Text className="word">{usePermission('goods')}</Text>;

const start = async (state: AuthState) => {
  connectStore({ phone: null, hostLogin: null });
  appStore.publish(state);
  const page = await draw(<Module />);
  const tell = (...modules: string[]) => change(() => appStore.publishPermissions(rights(...modules)));
  return { page, tell };
};
const member = { kind: 'member' } as AuthState;

test('[I10] a right that the organisation has is there, and is asked for when nothing is known', async () => {
  const { page, tell } = await start(member);
  expect([page.text(), calls]).toEqual(['unknown', ['permissions']]);
  await tell('goods', 'orders');
  expect(page.text()).toBe('allowed');
  expect(calls).toEqual(['permissions']);
});

test('[I10] a right that is taken away while the page is open is told apart from one that never was', async () => {
  const { page, tell } = await start(member);
  await tell('goods');
  await tell('orders');
  expect(page.text()).toBe('taken');
  await tell('goods');
  expect(page.text()).toBe('allowed');
  await clear();
  expect((await start(member)).page.text()).toBe('unknown');
  await clear();
  const other = await start(member);
  await other.tell('orders');
  expect(other.page.text()).toBe('denied');
});

test('[I10] rights that were unknown for a while in between: still taken away, not never had', async () => {
  const { page, tell } = await start(member);
  await tell('goods');
  await change(() => appStore.publishPermissions(null));
  expect(page.text()).toBe('unknown');
  await tell('orders');
  expect(page.text()).toBe('taken');
});

test('[I10] nothing known allows nothing; what is no member’s is not asked for', async () => {
  expect(nextPermission('allowed', null, 'goods')).toBe('unknown');
  expect(nextPermission('taken', null, 'goods')).toBe('taken');
  const { page } = await start({ kind: 'visitor' } as AuthState);
  expect([page.text(), calls]).toEqual(['unknown', []]);
});
