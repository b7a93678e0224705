import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const pageFolder = path.join(__dirname, 'page');
/** The library's one file that needs no other, as it was installed. */
const chartFile = 'chart.umd.min.js';
const chartFolder = path.dirname(require.resolve('chart.js'));

/** Nothing from anywhere but here, and no script in the page itself. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const setHeaders = (reply: { header(name: string, value: string): unknown }): void => {
  reply.header('content-security-policy', policy);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'no-referrer');
};

/** The page at `<prefix>/` and what it is made of, served by us. */
export const definePageFiles = async (app: FastifyInstance, prefix: string): Promise<void> => {
  app.get(prefix, { schema: { hide: true } }, async (_request, reply) => reply.redirect(`${prefix}/`));
  await app.register(fastifyStatic, {
    root: chartFolder,
    prefix: `${prefix}/lib/`,
    allowedPath: (name) => name === `/${chartFile}`,
    maxAge: '1d',
    setHeaders,
    schemaHide: true,
  });
  await app.register(fastifyStatic, {
    root: pageFolder,
    prefix: `${prefix}/`,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => {
      setHeaders(reply);
      reply.header('cache-control', 'no-cache');
    },
    schemaHide: true,
  });
};
