import { AnswerError } from '@/auth';
import type { Address } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { addressFrom, draftOf } from './address-draft';
import type { Cities } from './region-table';
import { placeFrom, placeOf, regionAt, rolled, wheelsAt } from './region-wheels';
import { createAddressSlice } from './slice';

const provinces = [
  { code: '110000', name: '北京市' },
  { code: '330000', name: '浙江省' },
];
const cities: Cities = [
  { code: '330100', name: '杭州市', districts: [{ code: '330102', name: '上城区' }] },
  {
    code: '330200',
    name: '宁波市',
    districts: [
      { code: '330203', name: '海曙区' },
      { code: '330205', name: '江北区' },
    ],
  },
];
const address: Address = {
  id: 'a1',
  name: '林夏',
  phone: '13800138000',
  regionCode: '330205',
  province: '浙江省',
  city: '宁波市',
  district: '江北区',
  detail: '人民路 1 号',
  label: '家',
  isDefault: true,
};

test('[H14] three wheels: the later two are empty until the province’s cities are there', () => {
  expect(wheelsAt(provinces, undefined, [1, 0, 0])).toEqual([['北京市', '浙江省'], [], []]);
  expect(wheelsAt(provinces, cities, [1, 1, 0])).toEqual([
    ['北京市', '浙江省'],
    ['杭州市', '宁波市'],
    ['海曙区', '江北区'],
  ]);
});

test('[H14] a wheel that is moved takes those behind it back to their start', () => {
  expect([rolled([1, 1, 1], 0, 0), rolled([1, 1, 1], 1, 0), rolled([1, 1, 1], '2', '0')]).toEqual([
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
  ]);
  expect([rolled([0, 0, 0], 3, 0), rolled([0, 0, 0], 0, -1), rolled([0, 0, 0], 0, 'x')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('[H14] a place is a district and back; wheels of another province are nothing', () => {
  expect(regionAt(provinces, cities, placeFrom([1, '1', 1]) ?? [0, 0, 0])).toEqual({
    code: '330205',
    text: '浙江省 宁波市 江北区',
  });
  expect(placeOf('330205', provinces, cities)).toEqual([1, 1, 1]);
  expect(placeOf('330205', provinces, undefined)).toEqual([1, 0, 0]);
  expect(regionAt(provinces, undefined, [1, 1, 1])).toBeNull();
  expect(regionAt(provinces, cities, [1, 0, 1])).toBeNull();
  expect([placeFrom([1]), placeFrom(['x', 0, 0]), placeFrom('1')]).toEqual([[1, 0, 0], null, null]);
});

test('[H14] what is missing is said, one thing at a time', () => {
  const draft = draftOf(address);
  const reasons = [
    { name: ' ' },
    { name: '长'.repeat(21) },
    { phone: '1380013800' },
    { region: null },
    { detail: '\n' },
    { detail: '长'.repeat(101) },
  ].map((part) => addressFrom({ ...draft, ...part }));
  expect(reasons.map((one) => (one.kind === 'refused' ? one.reason : 'sent'))).toEqual([
    '请填写收货人',
    '收货人最多 20 个字',
    '请填写正确的手机号',
    '请选择所在地区',
    '请填写详细地址',
    '详细地址最多 100 个字',
  ]);
  expect(addressFrom({ ...draft, detail: ' 人民路\n1 号 ' })).toEqual({
    kind: 'address',
    body: {
      name: '林夏',
      phone: '13800138000',
      regionCode: '330205',
      detail: '人民路 1 号',
      label: '家',
      isDefault: true,
    },
  });
  expect(addressFrom(draftOf(null)).kind).toBe('refused');
});

test('[H14] after every change the list is the server’s', async () => {
  const { now, sent, waiting, answer } = createSliceBench(createAddressSlice);
  const body = { name: '林夏', phone: '13800138000', regionCode: '330205', detail: '1 号' };
  const created = now().saveAddress(null, body);
  expect(waiting('createAddress')[0]?.input).toEqual({ body });
  await answer('createAddress', { address });
  await answer('listAddresses', { items: [address] });
  expect([await created, now().addresses]).toEqual([address, { kind: 'ready', value: [address] }]);
  void now().saveAddress('a1', body);
  expect(waiting('updateAddress')[0]?.input).toEqual({ params: { id: 'a1' }, body });
  await answer('updateAddress', { address });
  await answer('listAddresses', { items: [address] });
  void now().makeDefaultAddress('a1');
  await answer('setDefaultAddress', { address });
  await answer('listAddresses', { items: [address] });
  void now().removeAddress('a1');
  await answer('removeAddress', {});
  await answer('listAddresses', { items: [] });
  expect(now().addresses).toEqual({ kind: 'ready', value: [] });
  expect(sent().filter((name) => name === 'listAddresses')).toHaveLength(4);
});

test('[H14] a refused address changes nothing and says why', async () => {
  const { now, sent, refuse } = createSliceBench(createAddressSlice);
  const body = { name: '林夏', phone: '13800138000', regionCode: '330205', detail: '1 号' };
  const saved = expect(now().saveAddress(null, body)).rejects.toMatchObject({ wireCode: 'ADDRESS_FULL' });
  await refuse('createAddress', new AnswerError(409, 'ADDRESS_FULL', null, null));
  await saved;
  expect(sent()).toEqual(['createAddress']);
});

test('[H14] provinces and their cities are fetched once', async () => {
  const { now, sent, answer } = createSliceBench(createAddressSlice);
  void now().loadProvinces();
  await answer('listRegions', { items: provinces });
  await now().loadProvinces();
  const first = now().loadCities('330000');
  await answer('getProvince', { cities });
  expect([await first, await now().loadCities('330000')]).toEqual([cities, cities]);
  expect(sent()).toEqual(['listRegions', 'getProvince']);
});

test('[L27] another user sees no address of the one before', async () => {
  const { now, answer } = createSliceBench(createAddressSlice);
  void now().loadAddresses();
  now().forgetAddresses();
  await answer('listAddresses', { items: [address] });
  expect(now().addresses).toEqual({ kind: 'idle' });
});
