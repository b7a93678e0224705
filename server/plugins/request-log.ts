import type { FastifyInstance } from 'fastify';
import { LogController } from 'fastify';

/** A request that takes longer is worth a line. */
const slowMs = 2_000;

/**
 * In the place of the framework's two lines for each request, which cost more than the rest of a request that is served
 * from memory: metrics count what goes well.
 */
export const quietController = (): LogController => new LogController({ disableRequestLogging: true });

/** What was slow is a warning; at `debug` there is one line for every request. Refusals and failures have lines of their own. */
export const logRequests = (app: FastifyInstance): void => {
  const isVerbose = app.log.level === 'debug' || app.log.level === 'trace';
  app.addHook('onResponse', (request, reply, done) => {
    const ms = Math.round(reply.elapsedTime);
    if (ms >= slowMs) request.log.warn({ req: request.raw, status: reply.statusCode, ms }, 'slow request');
    else if (isVerbose)
      request.log.debug({ req: request.raw, status: reply.statusCode, ms }, 'request completed');
    done();
  });
};
