import { ConfigError } from './config';
import { createLogger } from './log';
import { startServer } from './start';

/** The process: start, print where it listens, and go quietly when asked to. */
const main = async (): Promise<void> => {
  const logger = createLogger('info');
  try {
    const server = await startServer(process.env);
    let closing = false;
    const close = (signal: NodeJS.Signals): void => {
      if (closing) return;
      closing = true;
      logger.info({ signal }, 'closing');
      server.close().then(
        () => process.exit(0),
        (err: unknown) => {
          logger.error({ err }, 'closing failed');
          process.exit(1);
        },
      );
    };
    process.on('SIGTERM', close);
    process.on('SIGINT', close);
    process.stdout.write(`server ready at ${server.url}\n`);
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else logger.fatal({ err: error }, 'the server did not start');
    process.exit(1);
  }
};

void main();
