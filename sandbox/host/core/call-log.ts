/** One API call of the bundle. Arguments and answers are left out: they may hold secrets. */
export interface CallRecord {
  readonly name: string;
  /** Milliseconds of the host's clock. */
  readonly time: number;
  /** `null` while the answer is outstanding. */
  ok: boolean | null;
}

export interface CallLog {
  start(name: string): CallRecord;
  count(name: string): number;
  all(): CallRecord[];
}

export const createCallLog = (now: () => number): CallLog => {
  const records: CallRecord[] = [];
  return {
    start: (name) => {
      const record: CallRecord = { name, time: now(), ok: null };
      records.push(record);
      return record;
    },
    count: (name) => records.filter((record) => record.name === name).length,
    all: () => [...records],
  };
};
