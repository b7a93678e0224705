import type { Logger } from 'pino';
import type { Clock } from '../clock';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import { newId, type Random } from '../random';
import type { AvatarStore } from './avatar-store';
import type { FetchPicture } from './fetch-picture';
import { leftoverRepository } from './leftover-repository';
import { encodePicture } from './picture';

/** Most bytes of a picture that is sent or fetched. */
export const maximumAvatarBytes = 2 * 1024 * 1024;

/** How long a picture waits for the row that will name it. */
const waitMs = 3600 * 1000;
/** One round of removing takes no more than this, so that it ends. */
const mostPerRound = 100;

/**
 * Pictures as bytes under keys; whose they are is the profile's business. From its first moment a picture stands on the
 * list of leftovers until somebody takes it, so none is forgotten, whenever a process dies.
 */
export interface Avatars {
  /** Keeps a picture that nobody has yet, and gives its key. @throws AppError AVATAR_INVALID */
  keep(bytes: Buffer): Promise<string>;
  /** Fetches a picture and keeps it. @throws AppError AVATAR_FORBIDDEN, AVATAR_INVALID */
  keepFrom(url: string): Promise<string>;
  url(key: string): string;
  /** The bytes; null when there are none. */
  read(key: string): Promise<Buffer | null>;
  /** Whether pictures can be kept at all. @throws Error */
  check(): Promise<void>;
  /** The picture is somebody's from now on, if the transaction holds. */
  take(tx: Db, key: string): Promise<void>;
  /** The picture is nobody's any more; its bytes go with the next `sweep`. */
  discard(tx: Db, key: string): Promise<void>;
  /** Removes the bytes that are nobody's. A failure is logged and tried again at the next call. */
  sweep(): Promise<void>;
}

export interface AvatarsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly store: AvatarStore;
  readonly fetchPicture: FetchPicture;
  readonly random: Random;
  readonly logger: Logger;
}

export const createAvatars = (deps: AvatarsDeps): Avatars => {
  const { db, clock, store, fetchPicture, random, logger } = deps;

  const keep = async (bytes: Buffer): Promise<string> => {
    const picture = await encodePicture(bytes);
    const key = newId(random);
    await leftoverRepository.put(db, key, clock.now() + waitMs);
    await store.put(key, picture);
    return key;
  };

  const remove = (key: string): Promise<void> =>
    inTransaction(db, async (tx) => {
      if (!(await leftoverRepository.lockDue(tx, key, clock.now()))) return;
      await store.delete(key);
      await leftoverRepository.take(tx, key);
    });

  const quietly = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (err) {
      logger.warn({ err }, 'pictures that are no longer used could not be removed');
    }
  };

  return {
    keep,
    keepFrom: async (url) => keep(await fetchPicture(url)),
    url: store.url,
    read: store.read,
    check: store.check,
    take: async (tx, key) => {
      const isThere = await leftoverRepository.take(tx, key);
      if (!isThere) throw new AppError('AVATAR_INVALID', { reason: 'the picture is gone' });
    },
    discard: (tx, key) => leftoverRepository.put(tx, key, clock.now()),
    sweep: () =>
      quietly(async () => {
        const keys = await leftoverRepository.due(db, clock.now(), mostPerRound);
        for (const key of keys) await quietly(() => remove(key));
      }),
  };
};
