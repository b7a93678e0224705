/** One HTTP request of the bundle. Bodies and headers are left out: they may hold secrets. */
export interface RequestRecord {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly time: number;
  /** HTTP status; 0 while under way and after a failure without an answer. */
  status: number;
  /** Size of the answer's body. */
  bytes: number;
  /** The request waited because ten others were under way. */
  queued: boolean;
  /** Empty, or why there was no answer. */
  failure: string;
}

export interface RequestLog {
  add(method: string, path: string): RequestRecord;
  all(): RequestRecord[];
}

export const createRequestLog = (now: () => number): RequestLog => {
  const records: RequestRecord[] = [];
  return {
    add: (method, path) => {
      const record = { method, path, time: now(), status: 0, bytes: 0, queued: false, failure: '' };
      records.push(record);
      return record;
    },
    all: () => [...records],
  };
};
