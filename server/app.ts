import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { createDeletionHooks } from './accounts/deletion-hooks';
import { createMergeHooks } from './accounts/merge-hooks';
import { systemResolve } from './avatars/guarded-lookup';
import { runChores } from './chores';
import type { AppContext, AppDeps } from './context';
import { createLogger } from './log';
import { tellPermissionVersion } from './organisations/version-header';
import { authenticatePlugin } from './plugins/authenticate';
import { registerDocs } from './plugins/docs';
import { answerError, handleErrors } from './plugins/error-handler';
import { acceptJson, createValidatorCompiler } from './plugins/validation';
import { systemRandom } from './random';
import { defineFunnelRoutes } from './routes/funnel-routes';
import { defineHealthRoutes } from './routes/health-routes';
import { defineLoginRoutes } from './routes/login-routes';
import { defineMeRoutes } from './routes/me-routes';
import { registerOrganisations } from './routes/organisations-register';
import { registerProfile } from './routes/profile-register';
import { registerShop } from './routes/shop/register';
import { systemScheduler } from './scheduler';
import { createServices } from './services';

const bodyLimit = 64 * 1024;
const requestIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

const createInstance = ({ logger, config }: AppContext): FastifyInstance =>
  fastify({
    loggerInstance: logger,
    bodyLimit,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
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
    resolveHost: systemResolve,
    logger: createLogger('silent'),
    scheduler: systemScheduler,
    ...deps,
    mergeHooks: createMergeHooks(),
    deletionHooks: createDeletionHooks(),
  };
  const app = createInstance(context);
  app.setValidatorCompiler(createValidatorCompiler());
  acceptJson(app);
  handleErrors(app);
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  registerDocs(app);
  const services = createServices(context);
  tellPermissionVersion(app, services.organisations);
  void app.register(authenticatePlugin, { findAccount: services.sessions.findAccount });
  void app.register(async (scope) => {
    defineHealthRoutes(scope, context.database.db);
    defineLoginRoutes(scope, services);
    defineMeRoutes(scope, services);
    defineFunnelRoutes(scope, services.funnel);
  });
  void app.register(async (scope) => registerProfile(scope, context, services));
  void app.register(async (scope) => registerOrganisations(scope, context, services.organisations));
  void app.register(async (scope) => registerShop(scope, context));
  runChores(app, services.chores, context);
  return app;
};
