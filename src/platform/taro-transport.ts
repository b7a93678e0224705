import Taro from '@tarojs/taro';
import type { ClockPort, TransportPort, TransportRequest, TransportResponse } from '@/auth';
import { codeOf, fieldsOf, textOf } from './fields';
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

const readAnswer = (answer: unknown): TransportResponse | null => {
  const fields = fieldsOf(answer);
  const status = codeOf(fields.statusCode);
  return status === undefined || status < 100 ? null : { status, body: parseBody(fields.data) };
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

/**
 * HTTP over `Taro.request`. Some hosts report a 4xx or 5xx as `fail`: an answer with a status is an answer.
 * The own deadline is for hosts that never call back.
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
      try {
        start(request, baseUrl).then(settle, settle);
      } catch (thrown) {
        settle(thrown);
      }
    }),
});
