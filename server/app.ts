import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { createDeletionHooks } from './accounts/deletion-hooks';
import { createMergeHooks } from './accounts/merge-hooks';
import { systemResolve } from './avatars/guarded-lookup';
import { runChores } from './chores';
import type { AppContext, AppDeps } from './context';
import { createDrain } from './lifecycle/drain';
import { createLogger } from './log';
import { defineMetricsRoute } from './metrics/metrics-routes';
import { createPrometheusMetrics } from './metrics/prometheus';
import { tellPermissionVersion } from './organisations/version-header';
import { authenticatePlugin } from './plugins/authenticate';
import { answerClientError } from './plugins/client-errors';
import { registerDocs } from './plugins/docs';
import { closeConnectionsOnDrain } from './plugins/draining';
import { answerError, handleErrors } from './plugins/error-handler';
import { limitRequests } from './plugins/http-limits';
import { measureRequests } from './plugins/http-metrics';
import { shedLoad } from './plugins/load-shedding';
import { logRequests, quietController } from './plugins/request-log';
import { createRequestLogger } from './plugins/request-logger';
import { secureAnswers } from './plugins/security-headers';
import { settleChanges } from './plugins/settle-changes';
import { acceptJson, createValidatorCompiler } from './plugins/validation';
import { systemRandom } from './random';
import { registerFunnelPage } from './routes/funnel-register';
import { defineFunnelRoutes } from './routes/funnel-routes';
import { defineHealthRoutes } from './routes/health-routes';
import { defineLoginRoutes } from './routes/login-routes';
import { defineMeRoutes } from './routes/me-routes';
import { registerOrganisations } from './routes/organisations-register';
import { registerProfile } from './routes/profile-register';
import { registerShop } from './routes/shop/register';
import { defineTokenRoutes } from './routes/token-routes';
import { systemScheduler } from './scheduler';
import { createServices } from './services';

const bodyLimit = 64 * 1024;
/** How long a whole request may take to arrive: a picture over a slow phone network, but nobody who dribbles bytes. */
const requestTimeout = 60_000;
const requestIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

const createInstance = ({ logger, config }: AppContext): FastifyInstance =>
  fastify({
    loggerInstance: logger,
    logController: quietController(),
    childLoggerFactory: createRequestLogger,
    bodyLimit,
    requestTimeout,
    clientErrorHandler: answerClientError,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
    },
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply);
    },
  }) as unknown as FastifyInstance;

const complete = (deps: AppDeps): AppContext => ({
  random: systemRandom,
  fetch: globalThis.fetch,
  resolveHost: systemResolve,
  logger: createLogger('silent'),
  scheduler: systemScheduler,
  metrics: createPrometheusMetrics(),
  drain: createDrain(),
  ...deps,
  mergeHooks: createMergeHooks(),
  deletionHooks: createDeletionHooks(),
});

/** What holds for every request, whatever it asks for. The order matters: what turns away comes before what works. */
const guard = (app: FastifyInstance, { config, database, metrics, drain }: AppContext): void => {
  app.setValidatorCompiler(createValidatorCompiler());
  acceptJson(app);
  handleErrors(app);
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    done(null, payload);
  });
  secureAnswers(app, config.publicOrigin);
  logRequests(app);
  if (database.pool !== undefined) metrics.watchPool(database.pool);
  measureRequests(app, metrics);
  closeConnectionsOnDrain(app, drain);
  shedLoad(app, { settings: config.shedding, metrics });
};

/**
 * The application, not yet listening. It owns neither the database nor the logger: whoever opened them closes them
 * after `app.close()`.
 */
export const buildApp = (deps: AppDeps): FastifyInstance => {
  const context = complete(deps);
  const { config, metrics, drain } = context;
  const { db } = context.database;
  const app = createInstance(context);
  guard(app, context);
  registerDocs(app, config.publicOrigin);
  const services = createServices(context);
  limitRequests(app, { settings: config.limits, db, ...services.limits });
  settleChanges(app, services.changes);
  tellPermissionVersion(app, services.organisations);
  void app.register(authenticatePlugin, { sessions: services.sessions });
  void app.register(async (scope) => {
    defineHealthRoutes(scope, { db, drain });
    if (config.metrics.token !== null) defineMetricsRoute(scope, metrics, config.metrics.token);
    defineLoginRoutes(scope, services);
    defineMeRoutes(scope, services);
    defineFunnelRoutes(scope, services.funnel);
    defineTokenRoutes(scope, context, services);
  });
  void app.register(async (scope) => registerFunnelPage(scope, context, services.funnel));
  void app.register(async (scope) => registerProfile(scope, context, services));
  void app.register(async (scope) => registerOrganisations(scope, context, services));
  void app.register(async (scope) => registerShop(scope, context));
  app.addHook('onReady', async () => services.changes.start());
  app.addHook('onClose', () => services.changes.close());
  services.tokens.attach(app, context.scheduler);
  runChores(app, services.chores, context);
  return app;
};
