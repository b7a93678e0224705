import type { FastifyInstance } from 'fastify';
import type { Drain } from '../lifecycle/drain';

/**
 * While the server is about to close, each answer is the last one on its connection: a client that keeps its connection
 * would otherwise hold up the closing, and be cut off by it.
 */
export const closeConnectionsOnDrain = (app: FastifyInstance, drain: Drain): void => {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (drain.draining) void reply.header('connection', 'close');
    done(null, payload);
  });
};
