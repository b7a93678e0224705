/** One uncaught error of the bundle, or one loud refusal of the host. */
export interface HostErrorRecord {
  readonly message: string;
  /** Where it surfaced: a lifecycle name, `timer`, `event tap`, `render`, an API name. */
  readonly where: string;
  readonly stack: string;
}

/** The bundle used something that this host does not simulate. */
export class HostNotSimulated extends Error {
  constructor(readonly what: string) {
    super(`HostNotSimulated: ${what}`);
    this.name = 'HostNotSimulated';
  }
}

export interface ErrorBook {
  report(error: unknown, where: string): void;
  all(): HostErrorRecord[];
  /** Called for each record; the app's onError hangs here. */
  onReport(listener: (record: HostErrorRecord) => void): void;
}

const messageOf = (error: unknown): string => {
  if (error instanceof Error) return error.message;
  const errMsg = (error as { errMsg?: unknown } | null)?.errMsg;
  return typeof errMsg === 'string' ? errMsg : String(error);
};

export const createErrorBook = (changed: (what: string) => void): ErrorBook => {
  const records: HostErrorRecord[] = [];
  const listeners: ((record: HostErrorRecord) => void)[] = [];
  return {
    report: (error, where) => {
      const stack = error instanceof Error ? (error.stack ?? '') : '';
      const record = { message: messageOf(error), where, stack };
      records.push(record);
      for (const listener of listeners) listener(record);
      changed('error');
    },
    all: () => [...records],
    onReport: (listener) => {
      listeners.push(listener);
    },
  };
};
