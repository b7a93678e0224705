import { AnswerError } from '@/auth';
import type { AddressBody } from '@/contract';
import { pickers } from '@/features/account/testing/taro-parts';
import { change, clear, draw } from '@/features/session/testing/draw';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import { AddressForm } from './address-form';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/account/testing/taro-parts'));

const provinces = { items: [{ code: '330000', name: '浙江省' }] };
const hangzhou = {
  cities: [{ code: '330100', name: '杭州市', districts: [{ code: '330106', name: '西湖区' }] }],
};

const saved: AddressBody[] = [];
const refused: string[] = [];
let settleCities: (answer: unknown) => void = () => undefined;

const start = async () => {
  saved.length = 0;
  refused.length = 0;
  const request = (name: string): Promise<unknown> =>
    name === 'listRegions'
      ? Promise.resolve(provinces)
      : new Promise((resolve) => {
          settleCities = resolve;
        });
  const clock = { now: () => 0, setTimer: () => () => undefined };
  appStore.connect(benchApi({ auth: { request } as never, clock }));
  appStore.store.setState({ regionProvinces: { kind: 'idle' }, regionCities: {} });
  return draw(
    <AddressForm
      address={null}
      busy={false}
      onSave={(body) => saved.push(body)}
      onRefused={(reason) => refused.push(reason)}
    />,
  );
};

const pick = (value: unknown): Promise<void> =>
  change(() => pickers.get('region-picker')?.onChange({ detail: { value } }));

afterEach(clear);

test('[H14] a form filled in is one address; labels can be taken back', async () => {
  const drawn = await start();
  await change(() => settleCities(hangzhou));
  await drawn.type('address-name', '林夏');
  await drawn.type('address-phone', '13800138000');
  await pick([0, 0, 0]);
  await drawn.type('address-detail', '文三路 9 号');
  for (const label of ['公司', '公司', '家']) await drawn.tap(`address-label-${label}`);
  await drawn.tap('address-default');
  await drawn.tap('address-save');
  expect(drawn.text()).toContain('浙江省 杭州市 西湖区');
  expect([refused, saved]).toEqual([
    [],
    [
      {
        name: '林夏',
        phone: '13800138000',
        regionCode: '330106',
        detail: '文三路 9 号',
        label: '家',
        isDefault: true,
      },
    ],
  ]);
});

test('[H14] a choice made before the cities were there counts for nothing', async () => {
  const drawn = await start();
  await pick([0, 0, 0]);
  expect(refused).toEqual(['地区还没加载完，请重新选择']);
  await change(() => settleCities(hangzhou));
  await drawn.tap('address-save');
  expect([saved, refused.at(-1)]).toEqual([[], '请填写收货人']);
});

test('[H14] a region table that cannot be had says so, and is asked for again by a tap', async () => {
  const drawn = await start();
  const down = { request: () => Promise.reject(new AnswerError(503, 'OVERLOADED', null, null)) };
  appStore.connect(
    benchApi({ auth: down as never, clock: { now: () => 0, setTimer: () => () => undefined } }),
  );
  await change(() => appStore.store.setState({ regionProvinces: { kind: 'failed', message: '网络不可用' } }));
  expect(drawn.text()).toContain('网络不可用');
  const asked: string[] = [];
  await change(() => appStore.store.setState({ loadProvinces: async () => void asked.push('again') }));
  asked.length = 0;
  await drawn.tap('region-field');
  expect(asked).toEqual(['again']);
});
