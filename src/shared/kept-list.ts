/** Where the list lies: small texts that survive a restart of the app; no member throws. */
export interface KeptPlace {
  read(key: string): string | null;
  write(key: string, text: string): boolean;
  remove(key: string): void;
}

export interface KeptListParts<T> {
  readonly place: () => KeptPlace;
  readonly key: string;
  /** What is said of an entry that was read; one that fails makes the whole list count as absent. */
  readonly isEntry: (value: unknown) => value is T;
}

/** A short list on the device, as one versioned record; a corrupt or older one counts as absent and is removed. */
export interface KeptList<T> {
  read(): readonly T[];
  write(entries: readonly T[]): void;
}

const VERSION = 1;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const entriesOf = (record: unknown): readonly unknown[] | null => {
  if (typeof record !== 'object' || record === null) return null;
  const { version, entries } = record as Readonly<Record<string, unknown>>;
  return version === VERSION && Array.isArray(entries) ? entries : null;
};

export const createKeptList = <T>({ place, key, isEntry }: KeptListParts<T>): KeptList<T> => ({
  read: () => {
    const text = place().read(key);
    if (text === null) return [];
    const entries = entriesOf(parse(text));
    if (entries?.every(isEntry)) return entries;
    place().remove(key);
    return [];
  },
  write: (entries) => {
    if (entries.length === 0) place().remove(key);
    else place().write(key, JSON.stringify({ version: VERSION, entries }));
  },
});

/** True when every named member of a value is of the type given for it. */
export const hasFields = (
  value: unknown,
  fields: Readonly<Record<string, 'string' | 'number'>>,
): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(fields).every(([name, type]) => typeof Reflect.get(value, name) === type);
