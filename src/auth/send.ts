import { type Endpoint, type EndpointName, endpoints } from '../contract';
import { REQUEST_TIMEOUT_MS, TRANSPORT_GRACE_MS } from './constants';
import { AuthError, answerError, isNetworkFailure, toAuthError } from './errors';
import type { ClockPort, TransportPort, TransportRequest, TransportResponse } from './ports';
import { limit } from './promises';
import type { Note } from './trace';

/** What the caller of an endpoint says, as the wire's types have it. */
export interface CallParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

/** One call of our server, ready to be sent any number of times. */
export interface Call extends CallParts {
  readonly name: EndpointName;
  readonly idempotencyKey?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Sends a call with this token and gives the body of a success; rejects with an `AuthError`. */
export type Send = (call: Call, token: string | null) => Promise<object>;

const pathOf = ({ name, params = {}, query = {} }: Call): string => {
  const path = endpoints[name].path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(params[key] ?? ''),
  );
  const pairs = Object.keys(query)
    .filter((key) => query[key] !== undefined)
    .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(query[key]))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

const requestOf = (call: Call, token: string | null): TransportRequest => ({
  method: endpoints[call.name].method,
  path: pathOf(call),
  headers: {
    ...(token !== null && { Authorization: `Bearer ${token}` }),
    ...(call.idempotencyKey !== undefined && { 'Idempotency-Key': call.idempotencyKey }),
  },
  ...(call.body !== undefined && { body: call.body }),
  timeoutMs: call.timeoutMs ?? REQUEST_TIMEOUT_MS,
});

/** A success without a JSON object comes from something between us and the server, and counts as no success. */
const bodyOf = ({ status, body }: TransportResponse): object => {
  if (status === 204) return {};
  if (status >= 200 && status < 300) {
    if (typeof body === 'object' && body !== null) return body;
    throw new AuthError('server');
  }
  throw answerError(status, body);
};

/** Sends once, within the call's time. */
export const createSend = (clock: ClockPort, transport: TransportPort, note: Note): Send => {
  return async (call, token) => {
    const startedAt = clock.now();
    const done = (detail: Record<string, string | number>): void =>
      note('call', { endpoint: call.name, ms: clock.now() - startedAt, ...detail });
    try {
      const request = requestOf(call, token);
      const answer = await limit(clock, request.timeoutMs + TRANSPORT_GRACE_MS, () =>
        transport.send(request),
      );
      done({ status: answer.status });
      return bodyOf(answer);
    } catch (thrown) {
      const error = toAuthError(thrown);
      if (error.wireCode === null) done({ failure: error.code });
      throw error;
    }
  };
};

const isRepeatable = ({ name, idempotencyKey }: Call): boolean => {
  const endpoint: Endpoint = endpoints[name];
  return endpoint.method === 'GET' || idempotencyKey !== undefined;
};

/** Sends again once after a call that got no answer, where doing it twice does no harm. */
export const withRetry =
  (send: Send): Send =>
  (call, token) =>
    send(call, token).catch((error) => {
      if (isNetworkFailure(error) && isRepeatable(call)) return send(call, token);
      throw error;
    });
