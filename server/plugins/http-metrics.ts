import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics';

/** Every answer's duration by method, status and the pattern of its route; an address that no route has is `unmatched`. */
export const measureRequests = (app: FastifyInstance, metrics: Pick<Metrics, 'answered'>): void => {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
    const seconds = reply.elapsedTime / 1000;
    metrics.answered({ method: request.method, route, status: reply.statusCode, seconds });
    done();
  });
};
