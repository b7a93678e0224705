import { createHash, timingSafeEqual } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { Empty, ErrorBody } from '../../src/contract/common';
import { AppError } from '../errors';
import type { PrometheusMetrics } from './prometheus';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compared in constant time, also where the lengths differ. */
const isCredential = (header: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));

/** `/metrics` on the server's own port, for whoever has the credential. */
export const defineMetricsRoute = (app: FastifyInstance, metrics: PrometheusMetrics, token: string): void => {
  app.get('/metrics', {
    logLevel: 'warn',
    config: { vital: true },
    schema: {
      operationId: 'metrics',
      summary: 'Counts and durations in the text format of Prometheus',
      tags: ['operations'],
      security: [{ metrics: [] }],
      querystring: Empty,
      response: { 200: Type.String(), '4xx': ErrorBody, '5xx': ErrorBody },
    },
    onRequest: async (request) => {
      if (!isCredential(request.headers.authorization, token)) throw new AppError('AUTH_FAIL');
    },
    handler: async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  });
};

/** A server that has nothing but `/metrics`, for a port that only the own network reaches. */
export const createMetricsServer = (metrics: PrometheusMetrics, token: string | null): FastifyInstance => {
  const app = Fastify({ logger: false });
  app.get('/metrics', async (request, reply) => {
    if (token !== null && !isCredential(request.headers.authorization, token)) {
      return reply.code(401).send({ code: 'AUTH_FAIL' });
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
  return app;
};
