import { mkdir } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { avatarPrefix } from '../avatars/local-avatar-store';

const picture = /^\/[A-Za-z0-9_-]{8,64}\.webp$/;

/** The pictures of users, and nothing else of their folder. What an address shows never changes. */
export const defineAvatarFiles = async (app: FastifyInstance, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await app.register(fastifyStatic, {
    root: folder,
    prefix: avatarPrefix,
    allowedPath: (pathName) => picture.test(pathName),
    maxAge: '365d',
    immutable: true,
    index: false,
    setHeaders: (reply) => {
      void reply.header('x-content-type-options', 'nosniff');
    },
  });
};
