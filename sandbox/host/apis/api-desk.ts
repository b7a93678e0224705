import { CloudRefusal, refusalNumbers } from '../cloud/host-cloud';
import type { CallLog, CallRecord } from '../core/call-log';
import { HostNotSimulated } from '../core/errors';
import { answersOf, type HostFaults } from '../core/faults';
import { ApiFailure, failureMessage } from './api-failure';

/** The single argument of an asynchronous API. */
export type ApiOptions = Readonly<Record<string, unknown>>;

type Result = Readonly<Record<string, unknown>> | undefined;

export interface ApiStyle {
  /** Overrides the vendor's habit of answering with a promise when no callback is given. */
  readonly promise?: boolean;
}

/** Collects the members of the host's global object. */
export interface ApiDesk {
  /** `{ success, fail, complete }` style. `run` starts in the caller's turn; callbacks come later. */
  async(name: string, run: (options: ApiOptions) => Promise<Result> | Result, style?: ApiStyle): void;
  /** Like `async`, for APIs that also return a task object. */
  task(name: string, run: (options: ApiOptions) => { result: Promise<Result>; task: object }): void;
  sync(name: string, run: (...args: never[]) => unknown): void;
  value(name: string, value: unknown): void;
  /** Known to the vendor, not to this host: calling it throws and leaves a record. */
  missing(name: string): void;
  /** The global object: plain, writable, with enumerable own members. */
  readonly global: Record<string, unknown>;
  /** Names that a bundle may count on here. */
  simulated(): ReadonlySet<string>;
}

export interface ApiDeskOptions {
  readonly globalName: string;
  readonly calls: CallLog;
  readonly promiseStyle: boolean;
  readonly faults: HostFaults;
  alive(): boolean;
  report(error: unknown, where: string): void;
  changed(what: string): void;
}

const failureOf = (name: string, error: unknown): Record<string, unknown> => {
  if (error instanceof ApiFailure) return { errMsg: failureMessage(name, error.reason), ...error.extra };
  if (error instanceof CloudRefusal) {
    return { errMsg: failureMessage(name, error.errMsg), ...refusalNumbers(error) };
  }
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
};

/** Failures that are no answer of the platform but a fault of the bundle or the host: they must be seen. */
const isUnexpected = (error: unknown): boolean =>
  !(error instanceof ApiFailure || error instanceof CloudRefusal);

const callbackNames = ['success', 'fail', 'complete'];

interface Outcome {
  readonly ok: boolean;
  readonly answer: Record<string, unknown>;
}

type Settle = (
  name: string,
  given: ApiOptions,
  record: CallRecord,
  start: () => Promise<Result> | Result,
) => Promise<Outcome>;

/** The outcome of a call that is never answered. */
const silence = new Promise<Outcome>(() => undefined);

/** Runs an API in the caller's turn and hands its outcome to the callbacks, later and guarded. */
const createSettle = (options: ApiDeskOptions): Settle => {
  const deliver = (name: string, given: ApiOptions, callback: string, answer: unknown): void => {
    const run = given[callback];
    if (typeof run !== 'function' || !options.alive()) return;
    try {
      run(answer);
    } catch (error) {
      options.report(error, `${options.globalName}.${name} ${callback}`);
    }
  };
  const outcomeOf = async (name: string, start: () => Promise<Result> | Result): Promise<Outcome> => {
    try {
      return { ok: true, answer: { errMsg: `${name}:ok`, ...(await start()) } };
    } catch (error) {
      if (isUnexpected(error)) options.report(error, `${options.globalName}.${name}`);
      return { ok: false, answer: failureOf(name, error) };
    }
  };
  return async (name, given, record, start) => {
    const outcome = await outcomeOf(name, start);
    const times = answersOf(options.faults, name);
    if (times === 0) return silence;
    record.ok = outcome.ok;
    for (let time = 0; time < times; time += 1) {
      deliver(name, given, outcome.ok ? 'success' : 'fail', outcome.answer);
      deliver(name, given, 'complete', outcome.answer);
    }
    options.changed('api');
    return outcome;
  };
};

export const createApiDesk = (options: ApiDeskOptions): ApiDesk => {
  const global: Record<string, unknown> = {};
  const known = new Set<string>();
  const settle = createSettle(options);

  const put = (name: string, value: unknown): void => {
    known.add(name);
    global[name] = value;
  };

  return {
    global,
    simulated: () => known,
    async: (name, run, style = {}) =>
      put(name, (given: ApiOptions = {}) => {
        const wantsPromise = !callbackNames.some((callback) => typeof given?.[callback] === 'function');
        const outcome = settle(name, given, options.calls.start(name), () => run(given));
        if (!wantsPromise || !(style.promise ?? options.promiseStyle)) return undefined;
        return outcome.then(({ ok, answer }) => (ok ? answer : Promise.reject(answer)));
      }),
    task: (name, run) =>
      put(name, (given: ApiOptions = {}) => {
        const record = options.calls.start(name);
        const { result, task } = run(given);
        settle(name, given, record, () => result).catch((error: unknown) => options.report(error, name));
        return task;
      }),
    sync: (name, run) =>
      put(name, (...args: never[]) => {
        const record = options.calls.start(name);
        const answer = run(...args);
        record.ok = true;
        return answer;
      }),
    value: put,
    missing: (name) => {
      global[name] = () => {
        const error = new HostNotSimulated(`${options.globalName}.${name}`);
        options.report(error, `${options.globalName}.${name}`);
        throw error;
      };
    },
  };
};
