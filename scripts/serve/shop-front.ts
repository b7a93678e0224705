import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';

/** The built H5 shop; an address of one of its pages gets the document, a missing file does not. */
export const createShopFront = (folder: string): FastifyInstance => {
  const app = Fastify({ logger: false });
  void app.register(fastifyStatic, { root: folder, index: ['index.html'] });
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !/\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '');
    if (wantsPage) return reply.sendFile('index.html');
    return reply.code(404).send({ code: 'NOT_FOUND', message: 'no such file' });
  });
  return app;
};
