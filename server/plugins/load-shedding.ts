import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import type { OperationsSettings } from '../config-types';
import { AppError } from '../errors';
import type { Metrics } from '../metrics/metrics';

/** Long enough for a queue to empty, short enough that a person still waits. */
const retryAfterMs = 2_000;
/** How often the event loop's mean delay is taken; also how long a server that has recovered goes on refusing. */
const sampleMs = 500;

export interface LoadSheddingOptions {
  readonly settings: OperationsSettings['shedding'];
  readonly metrics: Pick<Metrics, 'shed' | 'inFlight'>;
}

const overloaded = (): AppError => new AppError('OVERLOADED', { retryAfterMs });

/** A slot is held until the answer is made and its connection is done with it, also where the client has left before. */
const limitInFlight = (app: FastifyInstance, most: number, metrics: LoadSheddingOptions['metrics']): void => {
  let busy = 0;
  app.decorateRequest('slot', null);

  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.vital === true) return done();
    if (most > 0 && busy >= most) {
      metrics.shed('in-flight');
      return done(overloaded());
    }
    busy += 1;
    metrics.inFlight(1);
    const slot = { answered: false, closed: false };
    request.slot = slot;
    reply.raw.once('close', () => {
      slot.closed = true;
      if (slot.answered) release();
    });
    done();
  });

  const release = (): void => {
    busy -= 1;
    metrics.inFlight(-1);
  };

  app.addHook('onSend', (request, _reply, payload, done) => {
    const { slot } = request;
    if (slot !== null && !slot.answered) {
      slot.answered = true;
      if (slot.closed) release();
    }
    done(null, payload);
  });
};

/**
 * Turns requests away while there is too much to do, before anything is done for them: OVERLOADED with `Retry-After`.
 * Too much is a number of requests in flight, or an event loop that comes round too late. Routes with `vital` in their
 * config (health, metrics) are always served.
 */
export const shedLoad = (app: FastifyInstance, { settings, metrics }: LoadSheddingOptions): void => {
  if (settings.eventLoopMs > 0) {
    void app.register(underPressure, {
      maxEventLoopDelay: settings.eventLoopMs,
      sampleInterval: sampleMs,
      pressureHandler: async (request) => {
        if (request.routeOptions.config.vital === true) return;
        metrics.shed('event-loop');
        throw overloaded();
      },
    });
  }
  limitInFlight(app, settings.inFlight, metrics);
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Served however much there is to do, and never counted against a limit. */
    vital?: true;
  }
  interface FastifyRequest {
    /** The place that this request takes among those in flight; null where it takes none. */
    slot: { answered: boolean; closed: boolean } | null;
  }
}
