import Taro from '@tarojs/taro';
import { createTaroMask } from './taro-mask';

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { showLoading: jest.fn(), hideLoading: jest.fn() },
}));

const showLoading = Taro.showLoading as unknown as jest.Mock;
const hideLoading = Taro.hideLoading as unknown as jest.Mock;
const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  showLoading.mockReset().mockResolvedValue({});
  hideLoading.mockReset().mockResolvedValue({});
});

test('[L23] shown once, gone once', async () => {
  const show = createTaroMask();
  show(true);
  show(true);
  await turn();
  expect([showLoading.mock.calls.length, hideLoading.mock.calls.length]).toEqual([1, 0]);
  show(false);
  show(false);
  await turn();
  expect(hideLoading.mock.calls).toEqual([[{ noConflict: true }]]);
});

test('[L23] a host that raises its mask only after it was told to take it away is told again', async () => {
  let raised: () => void = () => undefined;
  showLoading.mockReturnValueOnce(
    new Promise<void>((resolve) => {
      raised = resolve;
    }),
  );
  const show = createTaroMask();
  show(true);
  show(false);
  expect(hideLoading).toHaveBeenCalledTimes(1);
  raised();
  await turn();
  expect(hideLoading).toHaveBeenCalledTimes(2);
});

test('[L23] a host that refuses, throws or answers nothing is no reason to stop', async () => {
  const show = createTaroMask();
  showLoading.mockRejectedValueOnce({});
  hideLoading.mockImplementationOnce(() => {
    throw new Error('no');
  });
  show(true);
  expect(() => show(false)).not.toThrow();
  showLoading.mockImplementationOnce(() => {
    throw new Error('no');
  });
  hideLoading.mockReturnValueOnce(undefined);
  expect(() => show(true)).not.toThrow();
  expect(() => show(false)).not.toThrow();
  await turn();
});
