import { AppError } from '../errors';
import { isJsonObject, type JsonObject } from './crypto/json';

export interface PlatformRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: JsonObject;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  /** How this endpoint says, in an answer that arrives well, that the platform is busy. */
  readonly isBusy?: (answer: JsonObject) => boolean;
}

/**
 * One call of an open API, never repeated. The answer is a JSON object whose meaning the caller knows.
 * @throws AppError PLATFORM_TIMEOUT, PLATFORM_BUSY (no connection, 5xx, its own word for it), RATE_LIMITED (429),
 * PLATFORM_REFUSED (no JSON); PLATFORM_UNAVAILABLE where it failed so often lately that it is not asked
 */
export type PlatformHttp = (request: PlatformRequest) => Promise<JsonObject>;

export interface PlatformHttpDeps {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds until an answer is no longer waited for, the body included. */
  readonly timeoutMs: number;
}

const initOf = (request: PlatformRequest, timeoutMs: number): RequestInit => {
  const form = request.form === undefined ? undefined : new URLSearchParams(request.form);
  const body = request.json === undefined ? form : JSON.stringify(request.json);
  const json: Record<string, string> =
    request.json === undefined ? {} : { 'content-type': 'application/json' };
  return {
    method: request.method,
    headers: { ...json, ...request.headers },
    // A redirect would carry the secret to whom it names.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === undefined ? {} : { body }),
  };
};

/** The error itself may quote the address, which holds the secret: only its kind is kept. */
const unreachable = (error: unknown): AppError => {
  const name =
    typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : 'unknown';
  return name === 'TimeoutError' || name === 'AbortError'
    ? new AppError('PLATFORM_TIMEOUT', { reason: name })
    : new AppError('PLATFORM_BUSY', { reason: `no connection (${name})` });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const createPlatformHttp =
  ({ fetch, timeoutMs }: PlatformHttpDeps): PlatformHttp =>
  async (request) => {
    const query = request.query === undefined ? '' : `?${new URLSearchParams(request.query)}`;
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${request.url}${query}`, initOf(request, timeoutMs));
      status = response.status;
      text = await response.text();
    } catch (error) {
      throw unreachable(error);
    }
    if (status === 429) throw new AppError('RATE_LIMITED', { reason: 'platform status 429' });
    if (status >= 500) throw new AppError('PLATFORM_BUSY', { reason: `platform status ${status}` });
    const body = parse(text);
    if (!isJsonObject(body)) {
      throw new AppError('PLATFORM_REFUSED', { reason: `no JSON, platform status ${status}` });
    }
    if (request.isBusy?.(body) === true) throw new AppError('PLATFORM_BUSY', { reason: 'its own word' });
    return body;
  };
