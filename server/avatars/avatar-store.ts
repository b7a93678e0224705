/**
 * Where pictures of users lie. A key is a row id (`newId`) and is never used for other bytes afterwards, so that what an
 * address shows never changes and may be cached for ever. Whatever else a key looks like is refused with an error.
 */
export interface AvatarStore {
  /** Keeps the bytes. When this has ended, the address of the key shows all of them; before that, nothing. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** The bytes; null when there are none under this key. */
  read(key: string): Promise<Buffer | null>;
  /** The address for apps: a path on our server, or where the store itself shows its pictures. */
  url(key: string): string;
  /** Removes the bytes; a key that is not there is removed already. */
  delete(key: string): Promise<void>;
  /** Whether it can be used at all. @throws Error */
  check(): Promise<void>;
}

/** First part of the addresses under which our server shows pictures. */
export const avatarPrefix = '/avatars/';

const keyPattern = /^[A-Za-z0-9_-]{8,64}$/;

export const isAvatarKey = (text: string): boolean => keyPattern.test(text);

/** What a picture is called in any store: the last part of its address. */
export const avatarFile = (key: string): string => {
  if (!isAvatarKey(key)) throw new Error('not a key of a picture');
  return `${key}.webp`;
};

/** What every store says about a picture to whoever shows it. */
export const avatarHeaders = {
  type: 'image/webp',
  cacheControl: 'public, max-age=31536000, immutable',
} as const;
