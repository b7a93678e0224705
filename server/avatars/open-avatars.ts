import type { Config } from '../config';
import type { AppContext } from '../context';
import { type AvatarStore, avatarPrefix } from './avatar-store';
import { type Avatars, createAvatars, maximumAvatarBytes } from './avatars';
import { createFetchPicture } from './fetch-picture';
import { createLocalAvatarStore } from './local-avatar-store';
import { createS3AvatarStore } from './s3-avatar-store';

/** How long a host of pictures may take. */
const timeoutMs = 5_000;

/** The store that the settings name. */
export const openAvatarStore = ({
  avatarDir,
  avatarS3,
  avatarPublicUrl,
}: Pick<Config, 'avatarDir' | 'avatarS3' | 'avatarPublicUrl'>): AvatarStore => {
  const base = avatarPublicUrl === null ? avatarPrefix : `${avatarPublicUrl}/`;
  return avatarS3 === null
    ? createLocalAvatarStore({ folder: avatarDir, base })
    : createS3AvatarStore({ settings: avatarS3, base });
};

/** The pictures of a server as its settings say. */
export const openAvatars = ({ config, database, clock, random, logger, resolveHost }: AppContext): Avatars =>
  createAvatars({
    db: database.db,
    clock,
    random,
    logger,
    store: openAvatarStore(config),
    fetchPicture: createFetchPicture({
      hosts: config.avatarHosts,
      sandboxUrl: config.sandboxUrl,
      resolve: resolveHost,
      timeoutMs,
      maximumBytes: maximumAvatarBytes,
    }),
  });
