import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { createMergeHooks } from './accounts/merge-hooks';
import type { AppContext, AppDeps } from './context';
import { createLogger } from './log';
import { authenticatePlugin } from './plugins/authenticate';
import { registerDocs } from './plugins/docs';
import { answerError, handleErrors } from './plugins/error-handler';
import { acceptJson, createValidatorCompiler } from './plugins/validation';
import { systemRandom } from './random';
import { defineHealthRoutes } from './routes/health-routes';
import { defineLoginRoutes } from './routes/login-routes';
import { defineMeRoutes } from './routes/me-routes';
import { registerShop } from './routes/shop/register';
import { createServices } from './services';

const bodyLimit = 64 * 1024;
const requestIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

const createInstance = (logger: AppContext['logger']): FastifyInstance =>
  fastify({
    loggerInstance: logger,
    bodyLimit,
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
    },
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply);
    },
  }) as unknown as FastifyInstance;

/**
 * The application, not yet listening. It owns neither the database nor the logger: whoever opened them closes them
 * after `app.close()`.
 */
export const buildApp = (deps: AppDeps): FastifyInstance => {
  const context: AppContext = {
    random: systemRandom,
    fetch: globalThis.fetch,
    logger: createLogger('silent'),
    ...deps,
    mergeHooks: createMergeHooks(),
  };
  const app = createInstance(context.logger);
  app.setValidatorCompiler(createValidatorCompiler());
  acceptJson(app);
  handleErrors(app);
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  registerDocs(app);
  const services = createServices(context);
  void app.register(authenticatePlugin, { findAccount: services.sessions.findAccount });
  void app.register(async (scope) => {
    defineHealthRoutes(scope, context.database.db);
    defineLoginRoutes(scope, services);
    defineMeRoutes(scope, services.accounts);
  });
  void app.register(async (scope) => registerShop(scope, context));
  return app;
};
