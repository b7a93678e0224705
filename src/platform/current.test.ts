import { createCurrentPlatform } from './current';

const before = process.env.TARO_ENV;

afterEach(() => {
  process.env.TARO_ENV = before;
  for (const name of ['wx', 'tt', 'swan', 'ks']) Reflect.deleteProperty(globalThis, name);
});

test.each([
  ['weapp', 'wx', 'login', 'wechat'],
  ['tt', 'tt', 'login', 'douyin'],
  ['swan', 'swan', 'getLoginCode', 'baidu'],
  ['kwai', 'ks', 'login', 'kuaishou'],
] as const)('%s talks to %s.%s as %s', async (taroEnv, name, api, platform) => {
  process.env.TARO_ENV = taroEnv;
  const native = { [api]: ({ success }: { success(value: unknown): void }) => success({ code: name }) };
  Object.defineProperty(globalThis, name, { value: native, configurable: true });
  const { host } = createCurrentPlatform();
  expect(host.platform).toBe(platform);
  expect(await host.login()).toEqual({ kind: 'user', code: name });
});

test('a host whose global is not there answers like one without APIs', async () => {
  process.env.TARO_ENV = 'weapp';
  expect(await createCurrentPlatform().host.login()).toMatchObject({ kind: 'failed', reason: 'api-missing' });
});

test('h5 is what remains', () => {
  process.env.TARO_ENV = 'h5';
  expect(createCurrentPlatform().host.platform).toBe('h5');
});

test('[P06] what the owner of the app decides reaches WeChat’s phone button', () => {
  process.env.TARO_ENV = 'weapp';
  const native = { getAppBaseInfo: () => ({ SDKVersion: '3.8.0' }) };
  Object.defineProperty(globalThis, 'wx', { value: native, configurable: true });
  const openType = (realtimePhone: boolean) => createCurrentPlatform({ realtimePhone }).phoneButton?.openType;
  expect([openType(true), openType(false)]).toEqual(['getRealtimePhoneNumber', 'getPhoneNumber']);
});
