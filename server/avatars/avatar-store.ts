/**
 * Where pictures of users lie. A key is a row id (`newId`) and is never used for other bytes afterwards, so that what an
 * address shows never changes and may be cached for ever.
 */
export interface AvatarStore {
  /** Keeps the bytes. When this has ended, the address of the key shows all of them; before that, nothing. */
  put(key: string, bytes: Buffer, type: 'image/webp'): Promise<void>;
  /** The address for apps: a path on our server. */
  url(key: string): string;
  /** Removes the bytes; a key that is not there is removed already. */
  delete(key: string): Promise<void>;
}
