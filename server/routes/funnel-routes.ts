import type { FastifyInstance } from 'fastify';
import type { Funnel } from '../funnel/funnel';
import { defineRoute } from './define-route';

export const defineFunnelRoutes = (app: FastifyInstance, funnel: Funnel): void => {
  defineRoute(app, 'sendTelemetry', async ({ body, request }) => {
    await funnel.record(body, request.ip);
    return {};
  });
};
