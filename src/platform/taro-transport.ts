import Taro from '@tarojs/taro';
import type { ClockPort, TransportPort, TransportRequest, TransportResponse } from '@/auth';
import { codeOf, type Fields, fieldsOf, textOf } from './fields';
import { TransportError } from './transport-error';

/** How much longer than asked the host may take to call back before it counts as dead, in milliseconds. */
const graceMs = 500;

const timeoutWords = /time ?out|timed out|超时|abort/i;

/** The host parses JSON where it can; where it leaves text, that is parsed here, and what is no JSON is none. */
const parseBody = (data: unknown): unknown => {
  if (typeof data !== 'string') return data ?? null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
};

/** Names in whatever case the host left them; a host that gives a list for one name is read by its first. */
const readHeaders = (header: Fields): Record<string, string> => {
  const pairs = Object.entries(header).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'));
};

const readAnswer = (answer: unknown): TransportResponse | null => {
  const fields = fieldsOf(answer);
  const status = codeOf(fields.statusCode);
  if (status === undefined || status < 100) return null;
  const headers = readHeaders(fieldsOf(fields.header));
  return {
    status,
    body: parseBody(fields.data),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
};

/** `request:fail timeout` on the hosts, 请求超时 on old iOS, an `AbortError` in the browser. */
const failureOf = (thrown: unknown): TransportError => {
  const fields = fieldsOf(thrown);
  const text = `${textOf(fields.name) ?? ''} ${textOf(fields.errMsg) ?? ''} ${textOf(fields.message) ?? ''}`;
  return new TransportError(timeoutWords.test(text) ? 'timeout' : 'offline');
};

const start = (request: TransportRequest, baseUrl: string): Promise<unknown> =>
  Taro.request({
    url: `${baseUrl}${request.path}`,
    method: request.method as keyof Taro.request.Method,
    header: {
      ...request.headers,
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(request.body === undefined ? {} : { data: request.body }),
    dataType: 'json',
    timeout: request.timeoutMs,
  });

/** The host sets the content type with its boundary by itself; its answer is a text. */
const startUpload = (request: TransportRequest, filePath: string, baseUrl: string): Promise<unknown> =>
  Taro.uploadFile({
    url: `${baseUrl}${request.path}`,
    filePath,
    name: 'file',
    header: { ...request.headers },
    timeout: request.timeoutMs,
  });

/**
 * HTTP over `Taro.request` and `Taro.uploadFile`. Some hosts report a 4xx or 5xx as `fail`: an answer with a status
 * is an answer. The own deadline is for hosts that never call back.
 */
export const createTaroTransport = (clock: ClockPort, baseUrl: string): TransportPort => ({
  send: (request) =>
    new Promise((resolve, reject) => {
      const stopTimer = clock.setTimer(
        () => reject(new TransportError('timeout')),
        request.timeoutMs + graceMs,
      );
      const settle = (answer: unknown): void => {
        stopTimer();
        const response = readAnswer(answer);
        if (response === null) reject(failureOf(answer));
        else resolve(response);
      };
      const { file } = request;
      try {
        const started =
          file === undefined ? start(request, baseUrl) : startUpload(request, file.path, baseUrl);
        started.then(settle, settle);
      } catch (thrown) {
        settle(thrown);
      }
    }),
});
