import Taro from '@tarojs/taro';
import { personLimitMs } from './call';
import { systemClock } from './system-clock';
import { createPickPicture } from './taro-pictures';

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { chooseImage: jest.fn() } }));

const chooseImage = Taro.chooseImage as unknown as jest.Mock;
const pick = createPickPicture(systemClock);
const denied = { kind: 'denied', reason: 'user-denied' };
const closed = { kind: 'denied', reason: 'album-refused' };
const internal = { kind: 'unavailable', reason: 'internal' };

beforeEach(() => {
  jest.useFakeTimers();
  chooseImage.mockReset();
});
afterEach(() => {
  jest.useRealTimers();
});

test.each([
  [{ tempFilePaths: ['a.png', 'b.png'] }, { kind: 'chosen', path: 'a.png' }],
  [{ tempFiles: [{ path: 'b.png' }] }, { kind: 'chosen', path: 'b.png' }],
  [{ tempFiles: [{ tempFilePath: 'c.png' }] }, { kind: 'chosen', path: 'c.png' }],
  [{ tempFilePaths: [] }, internal],
  [undefined, internal],
])('[P14] the album answers %p', async (answer, event) => {
  chooseImage.mockResolvedValueOnce(answer);
  expect(await pick()).toEqual(event);
  expect(jest.getTimerCount()).toBe(0);
});

test.each([
  [{ errMsg: 'chooseImage:fail cancel' }, denied],
  [{ errMsg: 'chooseImage:fail auth deny' }, closed],
  [{ errMsg: 'chooseImage:fail:auth denied' }, closed],
  [{ errMsg: 'chooseImage:fail system permission denied' }, closed],
  [
    { errMsg: 'chooseImage:fail privacy permission is not authorized' },
    { kind: 'denied', reason: 'privacy-refused' },
  ],
  [new Error('x'), internal],
])('[P13] the album refuses with %p', async (error, event) => {
  chooseImage.mockRejectedValueOnce(error);
  expect(await pick()).toEqual(event);
});

test('[L25] a browser does not tell that its dialog was left: the wait ends', async () => {
  chooseImage.mockReturnValueOnce(new Promise(() => undefined));
  const picked = pick();
  await jest.advanceTimersByTimeAsync(personLimitMs);
  expect(await picked).toEqual(denied);
});

test('[L25] a call that throws is a failure', async () => {
  chooseImage.mockImplementationOnce(() => {
    throw new Error('not a function');
  });
  expect(await pick()).toEqual(internal);
});
