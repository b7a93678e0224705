/** The device's memory for one mini program. It survives `kill()`. Values are text. */
export interface HostStorage {
  read(key: string): string | undefined;
  /** Throws when the device refuses (full). */
  write(key: string, text: string): void;
  remove(key: string): void;
  keys(): string[];
}

/** A storage that lives as long as the object: hand the same one to the next host for a warm start. */
export const createMemoryStorage = (): HostStorage => {
  const entries = new Map<string, string>();
  return {
    read: (key) => entries.get(key),
    write: (key, text) => {
      entries.set(key, text);
    },
    remove: (key) => {
      entries.delete(key);
    },
    keys: () => [...entries.keys()],
  };
};

/** A part of a storage under a prefix: the app's keys and the host's own memory must not meet. */
export const storagePart = (storage: HostStorage, prefix: string): HostStorage => ({
  read: (key) => storage.read(prefix + key),
  write: (key, text) => storage.write(prefix + key, text),
  remove: (key) => storage.remove(prefix + key),
  keys: () =>
    storage
      .keys()
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length)),
});
