import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { buildApp } from './app';
import { type Clock, systemClock } from './clock';
import { type Config, dataDirOf, parseConfig } from './config';
import type { Env } from './config-reader';
import { openDatabase } from './db/open';
import { developmentSecret } from './development-secret';
import { createDrain } from './lifecycle/drain';
import { createLogger } from './log';
import { createMetricsServer } from './metrics/metrics-routes';
import { createPrometheusMetrics } from './metrics/prometheus';

export interface RunningServer {
  /** Where it listens, like `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Where `/metrics` is served on a port of its own; null: nowhere. */
  readonly metricsUrl: string | null;
  /** How long closing may take. */
  readonly deadlineMs: number;
  /** Says that it is not ready any more, and goes on serving for the time that was set. */
  drain(): Promise<void>;
  /** Answers what is under way, then lets go of the port and the database. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Default: the system's. Whoever moves the sandbox's clock gives the same one to both. */
  readonly clock?: Clock;
  readonly logger?: Logger;
}

const addressOf = (config: Config): Parameters<typeof openDatabase>[0] =>
  config.databaseUrl === null
    ? { dataDir: config.databaseDir }
    : { url: config.databaseUrl, connections: config.databaseConnections };

/** Starts a server as the environment says. @throws ConfigError before anything was opened */
export const startServer = async (env: Env, options: StartOptions = {}): Promise<RunningServer> => {
  const config = parseConfig(env, () => developmentSecret(dataDirOf(env)));
  const logger = options.logger ?? createLogger(config.logLevel);
  if (config.sandboxed.length > 0) {
    logger.warn({ platforms: config.sandboxed, sandbox: config.sandboxUrl }, 'these platforms are simulated');
  }
  const database = await openDatabase(addressOf(config));
  const metrics = createPrometheusMetrics({ process: true });
  const drain = createDrain();
  const app = buildApp({ config, database, clock: options.clock ?? systemClock, logger, metrics, drain });
  const ownPort = createMetricsServer(metrics, config.metrics.token);
  const close = async (): Promise<void> => {
    await app.close();
    await ownPort.close();
    await database.close();
  };
  try {
    const { host, port } = config.metrics;
    const metricsUrl = port === null ? null : await ownPort.listen({ host, port });
    const url = await app.listen({ host: config.host, port: config.port });
    const { deadlineMs, drainDelayMs } = config.closing;
    return {
      url,
      metricsUrl,
      deadlineMs,
      drain: async () => {
        drain.begin();
        await pause(drainDelayMs);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
