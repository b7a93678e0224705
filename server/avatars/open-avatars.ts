import type { AppContext } from '../context';
import { type Avatars, createAvatars, maximumAvatarBytes } from './avatars';
import { createFetchPicture } from './fetch-picture';
import { createLocalAvatarStore } from './local-avatar-store';

/** How long a host of pictures may take. */
const timeoutMs = 5_000;

/** The pictures of a server as its settings say. */
export const openAvatars = ({ config, database, clock, random, logger, resolveHost }: AppContext): Avatars =>
  createAvatars({
    db: database.db,
    clock,
    random,
    logger,
    store: createLocalAvatarStore(config.avatarDir),
    fetchPicture: createFetchPicture({
      hosts: config.avatarHosts,
      sandboxUrl: config.sandboxUrl,
      resolve: resolveHost,
      timeoutMs,
      maximumBytes: maximumAvatarBytes,
    }),
  });
