/** One step of the login machine, as a line to be read. */
export interface TraceLine {
  readonly key: string;
  readonly time: string;
  readonly kind: string;
  readonly detail: string;
}

export interface ReadRecord {
  readonly at: number;
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is ReadRecord =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'at') === 'number' &&
  typeof Reflect.get(value, 'kind') === 'string' &&
  typeof Reflect.get(value, 'detail') === 'object';

export const recordsIn = (exported: string): readonly ReadRecord[] => {
  const records: unknown = JSON.parse(exported);
  return Array.isArray(records) ? records.filter(isRecord) : [];
};

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** Time of day to the millisecond, by the device's zone: a trace is read beside other logs of the same device. */
export const timeOf = (at: number): string => {
  const date = new Date(at);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part, 2)).join(':');
  return `${clock}.${pad(date.getMilliseconds(), 3)}`;
};

const detailOf = (detail: ReadRecord['detail']): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');

/** The exported trace, newest first. */
export const traceLines = (exported: string): readonly TraceLine[] =>
  recordsIn(exported)
    .map(({ at, kind, detail }, place) => ({
      key: String(place),
      time: timeOf(at),
      kind,
      detail: detailOf(detail),
    }))
    .reverse();
