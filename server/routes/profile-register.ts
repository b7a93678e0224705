import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../context';
import { defineAvatarFiles } from './profile-avatar-files';
import { defineProfileRoutes, type ProfileServices } from './profile-routes';

/** The routes of profiles, and the pictures that they name. */
export const registerProfile = async (
  app: FastifyInstance,
  { config }: AppContext,
  services: ProfileServices,
): Promise<void> => {
  await defineProfileRoutes(app, services);
  await defineAvatarFiles(app, config.avatarDir);
};
