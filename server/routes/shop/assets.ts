import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const picture = /^\/(goods|categories|banners)\/[a-z0-9-]+\.webp$/;

/**
 * The pictures under `/assets/`, and nothing else of that folder. They keep their names when they change, so caches
 * ask again after a day, with a tag that makes an unchanged picture cost no bytes.
 */
export const defineAssets = async (app: FastifyInstance): Promise<void> => {
  await app.register(fastifyStatic, {
    root: path.join(__dirname, '../../assets'),
    prefix: '/assets/',
    allowedPath: (pathName) => picture.test(pathName),
    cacheControl: false,
    etag: true,
    setHeaders: (reply) => {
      void reply.header('cache-control', 'public, max-age=86400, stale-while-revalidate=604800');
    },
  });
};
