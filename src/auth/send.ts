import { type Endpoint, type EndpointName, endpoints, type LocalFile } from '../contract';
import { REQUEST_TIMEOUT_MS, TRANSPORT_GRACE_MS } from './constants';
import { AuthError, answerError, isNetworkFailure, toAuthError } from './errors';
import type { TakeTurn } from './lanes';
import type { Network } from './network';
import type { ClockPort, TransportPort, TransportRequest, TransportResponse } from './ports';
import { limit } from './promises';
import { isFields } from './session-record';
import type { Note } from './trace';

/** What the caller of an endpoint says, as the wire's types have it. */
export interface CallParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly file?: LocalFile;
}

/** One call of our server, ready to be sent any number of times. */
export interface Call extends CallParts {
  readonly name: EndpointName;
  readonly idempotencyKey?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Sends a call with this token and gives the body of a success; rejects with an `AuthError`. */
export type Send = (call: Call, token: string | null) => Promise<object>;

export interface SendOptions {
  readonly clock: ClockPort;
  readonly transport: TransportPort;
  readonly network: Network;
  readonly takeTurn: TakeTurn;
  readonly note: Note;
  /** An answer came to a request that carried a token. */
  readonly onAnswer: (name: EndpointName, answer: TransportResponse) => void;
}

const encode = encodeURIComponent;

const pathOf = ({ name, params = {}, query = {} }: Call): string => {
  const path = endpoints[name].path.replace(/:(\w+)/g, (_, key: string) => encode(params[key] ?? ''));
  const pairs = Object.keys(query)
    .filter((key) => query[key] !== undefined)
    .map((key) => `${encode(key)}=${encode(query[key] ?? '')}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

const requestOf = (call: Call, token: string | null): TransportRequest => {
  const { name, body, file, idempotencyKey: key, timeoutMs = REQUEST_TIMEOUT_MS } = call;
  return {
    method: endpoints[name].method,
    path: pathOf(call),
    headers: {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'Idempotency-Key': key }),
    },
    ...(body !== undefined && { body }),
    ...(file && { file }),
    timeoutMs,
  };
};

/** A success without a JSON object comes from something between us and the server, and counts as no success. */
const bodyOf = ({ status, body }: TransportResponse): object => {
  if (status === 204) return {};
  if (status >= 200 && status < 300) {
    if (isFields(body)) return body;
    throw new AuthError('server');
  }
  throw answerError(status, body);
};

/** Sends once, in its turn and within the call's time. */
export const createSend = (options: SendOptions): Send => {
  const { clock, transport, network, takeTurn, note, onAnswer } = options;

  const deliver = async (call: Call, token: string | null): Promise<object> => {
    const startedAt = clock.now();
    const done = (detail: Record<string, string | number>): void =>
      note('call', { endpoint: call.name, ms: clock.now() - startedAt, ...detail });
    try {
      const request = requestOf(call, token);
      const answer = await limit(clock, request.timeoutMs + TRANSPORT_GRACE_MS, () =>
        transport.send(request),
      );
      done({ status: answer.status });
      network.heard();
      if (token !== null) onAnswer(call.name, answer);
      return bodyOf(answer);
    } catch (thrown) {
      const error = toAuthError(thrown);
      if (error.wireCode === null) done({ failure: error.code });
      throw error;
    }
  };

  return (call, token) =>
    takeTurn(call.name, () => {
      const fault = network.fault();
      return fault === null ? deliver(call, token) : Promise.reject(fault);
    });
};

const isRepeatable = ({ name, idempotencyKey }: Call): boolean => {
  const { method }: Endpoint = endpoints[name];
  return method === 'GET' || method === 'PUT' || idempotencyKey !== undefined;
};

/** Sends again once after a call that got no answer, where doing it twice does no harm. */
export const withRetry =
  (send: Send): Send =>
  (call, token) =>
    send(call, token).catch((error: AuthError) => {
      if (isNetworkFailure(error) && isRepeatable(call)) return send(call, token);
      throw error;
    });
