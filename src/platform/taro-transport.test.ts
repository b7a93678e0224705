import Taro from '@tarojs/taro';
import type { TransportRequest } from '@/auth';
import { systemClock } from './system-clock';
import { createTaroTransport } from './taro-transport';

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { request: jest.fn(), uploadFile: jest.fn() },
}));

const request = Taro.request as unknown as jest.Mock;
const send = (more: Partial<TransportRequest> = {}) =>
  createTaroTransport(systemClock, 'https://shop.test').send({
    method: 'GET',
    path: '/api/me',
    headers: { Authorization: 'Bearer t' },
    timeoutMs: 3_000,
    ...more,
  });

beforeEach(() => {
  jest.useFakeTimers();
  request.mockReset();
});
afterEach(() => {
  jest.useRealTimers();
});

test('sends a body as JSON and nothing where there is none', async () => {
  request.mockResolvedValue({ statusCode: 200, data: {} });
  await send({ method: 'POST', body: { a: 'x+/=' } });
  expect(request).toHaveBeenLastCalledWith({
    url: 'https://shop.test/api/me',
    method: 'POST',
    header: { Authorization: 'Bearer t', 'content-type': 'application/json' },
    data: { a: 'x+/=' },
    dataType: 'json',
    timeout: 3_000,
  });
  await send();
  expect(request.mock.lastCall[0].header).toEqual({ Authorization: 'Bearer t' });
  expect(request.mock.lastCall[0]).not.toHaveProperty('data');
  expect(jest.getTimerCount()).toBe(0);
});

test.each([
  [
    { statusCode: 200, data: { a: 1 } },
    { status: 200, body: { a: 1 } },
  ],
  [
    { statusCode: 401, data: '{"code":"AUTH_FAIL"}' },
    { status: 401, body: { code: 'AUTH_FAIL' } },
  ],
  [
    { statusCode: '204', data: '' },
    { status: 204, body: null },
  ],
  [
    { statusCode: 502, data: '<html>' },
    { status: 502, body: null },
  ],
  [{ statusCode: 200 }, { status: 200, body: null }],
])('any status resolves: %p', async (answer, expected) => {
  request.mockResolvedValueOnce(answer);
  expect(await send()).toEqual(expected);
  request.mockRejectedValueOnce(answer);
  expect(await send()).toEqual(expected);
});

test.each([
  [{ errMsg: 'request:fail timeout' }, 'timeout'],
  [{ errMsg: '请求超时。' }, 'timeout'],
  [{ name: 'AbortError', message: 'The user aborted a request.' }, 'timeout'],
  [{ errMsg: 'request:fail ' }, 'offline'],
  [new TypeError('Failed to fetch'), 'offline'],
  [{ statusCode: 0 }, 'offline'],
  [undefined, 'offline'],
])('[L25] without an answer, %p is %s', async (thrown, kind) => {
  request.mockRejectedValueOnce(thrown);
  await expect(send()).rejects.toMatchObject({ transportFailure: kind, message: `transport: ${kind}` });
});

test('[L25] a request that the host throws at, or answers with no promise, is offline', async () => {
  request.mockImplementationOnce(() => {
    throw new Error('request is not a function');
  });
  await expect(send()).rejects.toMatchObject({ transportFailure: 'offline' });
  request.mockReturnValueOnce(undefined);
  await expect(send()).rejects.toMatchObject({ transportFailure: 'offline' });
});

test('[L25] a host that never calls back: timeout within a second after the limit', async () => {
  request.mockReturnValueOnce(new Promise(() => undefined));
  const seen: unknown[] = [];
  send().catch((error) => seen.push(error.transportFailure));
  await jest.advanceTimersByTimeAsync(3_000);
  expect(seen).toEqual([]);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(seen).toEqual(['timeout']);
});

test('[P14] a file goes out as a form under the name file, with the headers and no content type of ours', async () => {
  const uploadFile = Taro.uploadFile as unknown as jest.Mock;
  uploadFile.mockResolvedValueOnce({ statusCode: 200, data: '{"user":{}}', errMsg: 'uploadFile:ok' });
  const sent = send({ method: 'POST', path: '/api/me/avatar', file: { path: 'wxfile://tmp/1.png' } });
  expect(await sent).toEqual({ status: 200, body: { user: {} } });
  expect(uploadFile).toHaveBeenCalledWith({
    url: 'https://shop.test/api/me/avatar',
    filePath: 'wxfile://tmp/1.png',
    name: 'file',
    header: { Authorization: 'Bearer t' },
    timeout: 3_000,
  });
  expect(request).not.toHaveBeenCalled();
  uploadFile.mockRejectedValueOnce({ errMsg: 'uploadFile:fail timeout' });
  await expect(send({ method: 'POST', file: { path: 'x' } })).rejects.toMatchObject({
    transportFailure: 'timeout',
  });
});

test('[I10] the answer’s headers come along, as far as they are texts', async () => {
  const header = { 'X-Permissions-Version': '7', 'set-cookie': ['a', 'b'], odd: 3 };
  request.mockResolvedValueOnce({ statusCode: 200, data: {}, header });
  expect((await send()).headers).toEqual({ 'X-Permissions-Version': '7', 'set-cookie': 'a' });
});
