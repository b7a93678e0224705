import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AvatarStore } from './avatar-store';

/** First part of the addresses under which the folder is served. */
export const avatarPrefix = '/avatars/';

const keyPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** Pictures in a folder, which is made when the first one comes. */
export const createLocalAvatarStore = (folder: string): AvatarStore => {
  const fileOf = (key: string): string => {
    if (!keyPattern.test(key)) throw new Error('not a key of a picture');
    return path.join(folder, `${key}.webp`);
  };
  return {
    put: async (key, bytes) => {
      const file = fileOf(key);
      await mkdir(folder, { recursive: true });
      // A reader, or the next start after a crash, sees the whole picture or none.
      await writeFile(`${file}.new`, bytes);
      await rename(`${file}.new`, file);
    },
    url: (key) => `${avatarPrefix}${key}.webp`,
    delete: async (key) => {
      await rm(fileOf(key), { force: true });
    },
  };
};
