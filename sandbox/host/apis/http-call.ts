import type { HostCore } from '../core/host-core';
import type { RequestRecord } from '../core/request-log';
import { ApiFailure } from './api-failure';
import type { RequestPool } from './request-pool';

/** Time limit of the hosts when the bundle sets none. */
const defaultTimeout = 60_000;

export interface HttpOrder {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  readonly timeout: unknown;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly bytes: Uint8Array;
}

/** Where a request really goes; only origins of the domain list may be called. */
export const realAddress = (core: HostCore, url: string): URL => {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new ApiFailure('fail invalid url');
  }
  const mapped = core.network.origins?.[parsed.origin];
  if (mapped !== undefined) return new URL(parsed.pathname + parsed.search, mapped);
  if (core.network.allowed?.includes(parsed.origin)) return parsed;
  throw new ApiFailure('fail url not in domain list');
};

const received = async (response: Response): Promise<HttpAnswer> => {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  return { status: response.status, headers, bytes: new Uint8Array(await response.arrayBuffer()) };
};

const sent = (core: HostCore, address: URL, order: HttpOrder, signal: AbortSignal): Promise<HttpAnswer> => {
  const init: RequestInit = { method: order.method, headers: { ...order.headers }, signal };
  if (order.body !== undefined) init.body = order.body as NonNullable<RequestInit['body']>;
  return core.network.fetch(address, init).then(received);
};

/** The call with its time limit. The limit counts from the start of the transfer, not of the waiting. */
const limited = async (
  core: HostCore,
  address: URL,
  order: HttpOrder,
  controller: AbortController,
): Promise<HttpAnswer> => {
  const ms = Number(order.timeout ?? defaultTimeout);
  let timedOut = false;
  const timer = core.timers.setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, ms);
  try {
    return await sent(core, address, order, controller.signal);
  } catch {
    if (timedOut) throw new ApiFailure('fail timeout', { errno: 5 });
    throw new ApiFailure(controller.signal.aborted ? 'fail abort' : 'fail connection refused');
  } finally {
    core.timers.clear(timer);
  }
};

/** One HTTP call of the bundle: checked, queued, limited, logged. `abort` ends it at any point. */
export const httpCall = (
  core: HostCore,
  pool: RequestPool,
  order: HttpOrder,
): { answer: Promise<HttpAnswer>; abort(): void } => {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  const forget = core.onEnd(end);

  const start = async (record: RequestRecord, address: URL): Promise<HttpAnswer> => {
    if (controller.signal.aborted) throw new ApiFailure('fail abort');
    if (core.networkType() === 'none') throw new ApiFailure('fail network is offline');
    const answer = await limited(core, address, order, controller);
    record.status = answer.status;
    record.bytes = answer.bytes.length;
    return answer;
  };

  const run = async (): Promise<HttpAnswer> => {
    const address = realAddress(core, order.url);
    const record = core.requests.add(order.method, address.pathname);
    try {
      return await pool.run(
        () => start(record, address),
        () => {
          record.queued = true;
        },
      );
    } catch (error) {
      record.failure = error instanceof ApiFailure ? error.reason : String(error);
      throw error;
    } finally {
      forget();
      core.changed('request');
    }
  };
  return { answer: run(), abort: end };
};
