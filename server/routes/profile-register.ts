import type { FastifyInstance } from 'fastify';
import type { Avatars } from '../avatars/avatars';
import type { AppContext } from '../context';
import { defineAvatarFiles } from './profile-avatar-files';
import { defineProfileRoutes, type ProfileServices } from './profile-routes';

/**
 * The routes of profiles, and the pictures that they name. A store that cannot be used is told at the start and not at
 * the first upload; it keeps nobody from logging in.
 */
export const registerProfile = async (
  app: FastifyInstance,
  { logger }: Pick<AppContext, 'logger'>,
  services: ProfileServices & { readonly avatars: Avatars },
): Promise<void> => {
  await defineProfileRoutes(app, services);
  defineAvatarFiles(app, services.avatars);
  try {
    await services.avatars.check();
  } catch (err) {
    logger.error({ err }, 'pictures cannot be kept');
  }
};
