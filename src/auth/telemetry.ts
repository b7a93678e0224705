import type { TelemetryBody } from '../contract';
import { TELEMETRY_BATCH, TELEMETRY_KEPT, TELEMETRY_MS } from './constants';
import type { Network } from './network';
import type { ClockPort, HostPort, LifecyclePort } from './ports';
import { ignore } from './promises';
import type { Send } from './send';

/** A step of the login: a line in the trace and an event for telemetry. */
export type Funnel = (step: string, detail?: Pick<TelemetryEvent, 'durationMs' | 'reason'>) => void;

/** A step that someone took, without personal data; `name` and `reason` of letters, digits, `_`, `.` and `-`. */
export type TelemetryEvent = Omit<TelemetryBody['events'][number], 'at'>;

export interface Telemetry {
  record(event: TelemetryEvent): void;
  /** Sends what has gathered, unless a batch is under way. */
  flush(): void;
}

export interface TelemetryOptions {
  readonly clock: ClockPort;
  readonly host: HostPort;
  readonly lifecycle?: LifecyclePort;
  /** How long an event may wait for others, in milliseconds; with 0 none is kept. */
  readonly telemetryMs?: number;
  readonly send: Send;
  readonly network: Network;
  readonly randomId: () => string;
}

/**
 * Goes out without a token, so it never needs a login; a batch that does not arrive is lost. A random word of this launch
 * goes with each batch, so that steps of one way through the login are told to belong together; it stands nowhere else.
 */
export const createTelemetry = (options: TelemetryOptions): Telemetry => {
  const { clock, host, lifecycle, telemetryMs = TELEMETRY_MS, send, network, randomId } = options;
  const kept: TelemetryBody['events'] = [];
  let flow: string | undefined;
  let undo: (() => void) | null = null;
  let isSending = false;

  const flush = (): void => {
    undo?.();
    undo = null;
    // What gathers without a network waits for its return.
    if (isSending || kept.length === 0 || network.fault() !== null) return;
    isSending = true;
    flow ??= randomId();
    const body = { platform: host.platform, flow, events: kept.splice(0, TELEMETRY_BATCH) };
    const done = (): void => {
      isSending = false;
      if (kept.length > 0) wait();
    };
    send({ name: 'sendTelemetry', body }, null).catch(ignore).then(done);
  };

  const wait = (): void => {
    undo ??= clock.setTimer(flush, telemetryMs);
  };

  lifecycle?.onHide(flush);

  return {
    flush,
    record: (event) => {
      if (telemetryMs === 0) return;
      kept.push({ ...event, at: clock.now() });
      if (kept.length > TELEMETRY_KEPT) kept.shift();
      wait();
    },
  };
};
