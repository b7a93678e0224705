import type { Logger } from 'pino';
import { buildApp } from './app';
import { type Clock, systemClock } from './clock';
import { type Config, dataDirOf, parseConfig } from './config';
import type { Env } from './config-reader';
import { openDatabase } from './db/open';
import { developmentSecret } from './development-secret';
import { createLogger } from './log';

export interface RunningServer {
  /** Where it listens, like `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Answers what is under way, then lets go of the port and the database. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Default: the system's. Whoever moves the sandbox's clock gives the same one to both. */
  readonly clock?: Clock;
  readonly logger?: Logger;
}

const addressOf = (config: Config): Parameters<typeof openDatabase>[0] =>
  config.databaseUrl === null ? { dataDir: config.databaseDir } : { url: config.databaseUrl };

/** Starts a server as the environment says. @throws ConfigError before anything was opened */
export const startServer = async (env: Env, options: StartOptions = {}): Promise<RunningServer> => {
  const config = parseConfig(env, () => developmentSecret(dataDirOf(env)));
  const logger = options.logger ?? createLogger(config.logLevel);
  if (config.sandboxed.length > 0) {
    logger.warn({ platforms: config.sandboxed, sandbox: config.sandboxUrl }, 'these platforms are simulated');
  }
  const database = await openDatabase(addressOf(config));
  const app = buildApp({ config, database, clock: options.clock ?? systemClock, logger });
  try {
    const url = await app.listen({ host: config.host, port: config.port });
    return {
      url,
      close: async () => {
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await app.close();
    await database.close();
    throw error;
  }
};
