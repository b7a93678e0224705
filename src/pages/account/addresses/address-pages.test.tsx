import type { AuthState } from '@/auth';
import type { Address } from '@/contract';
import { pickers } from '@/features/account/testing/taro-parts';
import { change, clear, draw } from '@/features/session/testing/draw';
import { answers, asked, openPages, routerParams } from '@/pages/testing/taro-app';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import EditPage from '../addresses-edit/index';
import { stepsBack } from '../addresses-edit/leave-to';
import ListPage from './index';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/account/testing/taro-parts'));
jest.mock('@tarojs/taro', () => jest.requireActual('@/pages/testing/taro-app'));

const home: Address = {
  id: 'home',
  name: '林夏',
  phone: '13800138000',
  regionCode: '330106',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '文三路 9 号',
  label: '家',
  isDefault: true,
};
const work: Address = { ...home, id: 'work', detail: '科技园 2 号', label: '公司', isDefault: false };
const provinces = [{ code: '330000', name: '浙江省' }];
const cities = [{ code: '330100', name: '杭州市', districts: [{ code: '330106', name: '西湖区' }] }];

const sent: string[] = [];

const start = (items: readonly Address[], params: Readonly<Record<string, string>> = {}): void => {
  for (const list of [sent, asked, answers]) list.length = 0;
  routerParams(params);
  openPages(2);
  const results: Readonly<Record<string, unknown>> = {
    listAddresses: { items },
    listRegions: { items: provinces },
    getProvince: { cities },
    createAddress: { address: { ...home, id: 'new' } },
    updateAddress: { address: home },
  };
  const request = (name: string, input: object): Promise<unknown> => {
    sent.push(Object.keys(input).length === 0 ? name : `${name} ${JSON.stringify(input)}`);
    return Promise.resolve(results[name] ?? {});
  };
  const clock = { now: () => 0, setTimer: () => () => undefined };
  appStore.connect(benchApi({ auth: { request } as never, clock }));
  const user = { id: 'u1', phoneMasked: '138****8000' };
  appStore.publish({ kind: 'member', step: 2, user } as AuthState);
  appStore.store.getState().forgetAddresses();
  appStore.store.setState({
    regionProvinces: { kind: 'ready', value: provinces },
    regionCities: { '330000': cities },
    chooseCheckoutAddress: async (id) => void sent.push(`chosen ${id}`),
  });
};

afterEach(async () => {
  await clear();
  routerParams({});
});

test('[H14] the list: edit by the card, another default, deletion after a question', async () => {
  start([home, work]);
  const drawn = await draw(<ListPage />);
  await drawn.tap('address-work');
  await drawn.tap('default-home');
  await drawn.tap('default-work');
  await drawn.tap('remove-work');
  expect(sent).toEqual(['listAddresses', 'setDefaultAddress {"params":{"id":"work"}}', 'listAddresses']);
  answers.push(true);
  await drawn.tap('remove-work');
  expect(sent.slice(3)).toEqual(['removeAddress {"params":{"id":"work"}}', 'listAddresses']);
  expect(asked).toEqual([
    'open /pages/account/addresses-edit/index?id=work',
    'toast 已设为默认地址',
    'ask 删除收货地址？',
    'ask 删除收货地址？',
    'toast 已删除',
  ]);
});

test('[H14] [H07] opened by a checkout, a card is the choice', async () => {
  start([home, work], { choose: '1' });
  const drawn = await draw(<ListPage />);
  await drawn.tap('address-work');
  expect([sent.at(-1), asked]).toEqual(['chosen work', ['back']]);
});

test('[H14] no address yet: the way to the first one', async () => {
  start([]);
  const drawn = await draw(<ListPage />);
  expect(drawn.text()).toContain('还没有收货地址');
  await drawn.tap('address-add');
  expect(asked).toEqual(['open /pages/account/addresses-edit/index']);
});

test('[H14] [H07] a new address for a checkout is chosen at once', async () => {
  start([], { choose: '1' });
  const drawn = await draw(<EditPage />);
  await drawn.type('address-name', '林夏');
  await drawn.type('address-phone', '13800138000');
  await change(() => pickers.get('region-picker')?.onChange({ detail: { value: [0, 0, 0] } }));
  await drawn.type('address-detail', '文三路 9 号');
  await drawn.tap('address-save');
  expect(sent.filter((one) => /^(create|chosen)/.test(one))).toEqual([
    expect.stringContaining('createAddress {"body":{"name":"林夏"'),
    'chosen new',
  ]);
  expect(asked).toEqual(['toast 已保存', 'back']);
});

test('[H14] an address is changed; one that is gone meanwhile says so', async () => {
  start([home], { id: 'home' });
  const drawn = await draw(<EditPage />);
  await drawn.type('address-name', '林冬');
  await drawn.tap('address-save');
  expect(sent).toContainEqual(
    expect.stringContaining('updateAddress {"params":{"id":"home"},"body":{"name":"林冬"'),
  );
  await clear();
  start([home], { id: 'gone' });
  const late = await draw(<EditPage />);
  expect(late.text()).toContain('该地址已不存在');
});

test('[H14] from the form of a checkout’s address one goes back to that checkout, past the list', () => {
  const at = (...routes: string[]) => routes.map((route) => ({ route }));
  const checkout = 'pages/trade/checkout/index';
  expect(stepsBack(at('pages/cart/index', checkout, 'list', 'edit'), true)).toBe(2);
  expect(stepsBack(at(checkout, 'edit'), true)).toBe(1);
  expect(stepsBack(at('edit'), true)).toBe(1);
  expect(stepsBack(at(checkout, 'list', 'edit'), false)).toBe(1);
});
