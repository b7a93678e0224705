import { constants } from 'node:fs';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../errors';
import { type AvatarStore, avatarFile } from './avatar-store';

export interface LocalAvatarStoreOptions {
  /** Made when the first picture comes. */
  readonly folder: string;
  /** What addresses begin with, a slash at its end. */
  readonly base: string;
}

/** Pictures in a folder. */
export const createLocalAvatarStore = ({ folder, base }: LocalAvatarStoreOptions): AvatarStore => {
  const fileOf = (key: string): string => path.join(folder, avatarFile(key));
  return {
    put: async (key, bytes) => {
      const file = fileOf(key);
      await mkdir(folder, { recursive: true });
      // A reader, or the next start after a crash, sees the whole picture or none.
      await writeFile(`${file}.new`, bytes);
      await rename(`${file}.new`, file);
    },
    read: async (key) => {
      try {
        return await readFile(fileOf(key));
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return null;
        throw error;
      }
    },
    url: (key) => `${base}${avatarFile(key)}`,
    delete: async (key) => {
      await rm(fileOf(key), { force: true });
    },
    check: async () => {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    },
  };
};
