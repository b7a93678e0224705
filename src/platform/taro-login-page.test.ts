import Taro from '@tarojs/taro';
import { systemClock } from './system-clock';
import { createTaroLoginPage } from './taro-login-page';

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    navigateTo: jest.fn(),
    navigateBack: jest.fn(),
    reLaunch: jest.fn(),
    getCurrentPages: jest.fn(),
  },
}));

const { navigateTo, navigateBack, reLaunch, getCurrentPages } = Taro as unknown as Record<string, jest.Mock>;
const stack = (...routes: string[]) =>
  getCurrentPages?.mockImplementation(() => routes.map((route) => ({ route })));
const page = createTaroLoginPage({
  clock: systemClock,
  loginUrl: '/pages/login/index',
  homeUrl: '/pages/home/index',
});

beforeEach(() => {
  jest.useFakeTimers();
  for (const api of [navigateTo, navigateBack, reLaunch]) api?.mockReset().mockResolvedValue({});
});
afterEach(() => {
  jest.useRealTimers();
});

test('[I03] opens above the current page, once', async () => {
  stack('pages/cart/index');
  await page.open();
  expect(navigateTo).toHaveBeenCalledWith({ url: '/pages/login/index' });
  stack('pages/cart/index', 'pages/login/index');
  await page.open();
  expect(navigateTo).toHaveBeenCalledTimes(1);
});

test('[I03] a host that refuses rejects, and one that never answers rejects at the limit', async () => {
  stack('pages/cart/index');
  navigateTo?.mockRejectedValueOnce({ errMsg: 'navigateTo:fail webview count limit exceed' });
  await expect(page.open()).rejects.toMatchObject({ errMsg: expect.stringContaining('limit') });
  navigateTo?.mockReturnValueOnce(new Promise(() => undefined));
  const silent = expect(page.open()).rejects.toThrow('did not answer');
  await jest.advanceTimersByTimeAsync(10_000);
  await silent;
  expect(jest.getTimerCount()).toBe(0);
});

test('[I07] close resolves only when the page below is in front', async () => {
  stack('pages/product/index', 'pages/login/index');
  let closed = false;
  page.close().then(() => {
    closed = true;
  });
  await jest.advanceTimersByTimeAsync(200);
  expect(navigateBack).toHaveBeenCalledWith({ delta: 1 });
  expect(closed).toBe(false);
  stack('pages/product/index');
  await jest.advanceTimersByTimeAsync(30);
  expect(closed).toBe(true);
});

test('[I07] a page that will not go does not hold the caller for ever', async () => {
  stack('pages/product/index', 'pages/login/index');
  const closing = page.close();
  await jest.advanceTimersByTimeAsync(2_100);
  await expect(closing).resolves.toBeUndefined();
});

test('a user who left already loses no other page', async () => {
  stack('/pages/product/index?id=1');
  await page.close();
  expect(navigateBack).not.toHaveBeenCalled();
  expect(reLaunch).not.toHaveBeenCalled();
});

test('with nothing below, home comes', async () => {
  stack('/pages/login/index?from=x');
  reLaunch?.mockImplementationOnce(() => {
    stack('/pages/home/index');
    return Promise.resolve({});
  });
  await page.close();
  expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' });
  expect(navigateBack).not.toHaveBeenCalled();
});
