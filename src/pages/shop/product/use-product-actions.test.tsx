import { AuthError, type AuthState } from '@/auth';
import type { ProductDetail } from '@/contract';
import { change, clear, draw } from '@/features/session/testing/draw';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import { useProductActions } from './use-product-actions';

const toasts: string[] = [];
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    showToast: ({ title }: { readonly title: string }) => {
      toasts.push(title);
      return Promise.resolve();
    },
  },
}));

const product = { id: 'p1', title: '草莓', image: '/a.webp' } as ProductDetail;
const chosen = { sku: { id: 's1', values: ['500g'], priceFen: 1990, stock: 9 }, quantity: 2 };

let actions: ReturnType<typeof useProductActions>;
const Probe = () => {
  actions = useProductActions(product);
  return null;
};

const start = async (kind: AuthState['kind'], leave = true) => {
  toasts.length = 0;
  const added: unknown[] = [];
  appStore.connect(benchApi({ auth: {} as never, clock: { now: () => 0, setTimer: () => () => undefined } }));
  appStore.store.setState({
    auth: { kind } as AuthState,
    cartKept: [],
    mustAuth: () => (leave ? Promise.reject(new AuthError('cancelled')) : Promise.resolve()),
    addToCart: async (...input) => void added.push(input),
  });
  await draw(<Probe />);
  await change(() => void actions.addToCart(chosen));
  const kept = appStore.store.getState().cartKept.map(({ skuId, quantity }) => [skuId, quantity]);
  return { added, kept };
};

afterEach(clear);

test.each(['guest', 'failed'] as const)(
  '[I08] a %s who does not log in finds the wish on the device',
  async (kind) => {
    const { added, kept } = await start(kind);
    expect([added, kept]).toEqual([[], [['s1', 2]]]);
    expect(toasts).toEqual(['已暂存在本机，登录后自动加入购物车']);
  },
);

test('[I08] a visitor is known to the server: leaving the login does nothing and says nothing', async () => {
  expect(await start('visitor')).toEqual({ added: [], kept: [] });
  expect(toasts).toEqual([]);
});

test('[I07] after the login the tapped SKU and count are in the cart, and not on the device', async () => {
  expect(await start('guest', false)).toEqual({ added: [['s1', 2]], kept: [] });
  expect(toasts).toEqual(['已加入购物车']);
});
