import { ConfigError } from './config';
import { closeAtSignal } from './lifecycle/close-at-signal';
import { createLogger } from './log';
import { startServer } from './start';

/** The process: start, print where it listens, and go quietly when asked to. */
const main = async (): Promise<void> => {
  const logger = createLogger('info');
  try {
    const server = await startServer(process.env);
    const { deadlineMs } = server;
    closeAtSignal({ server, logger, deadlineMs, process });
    if (server.metricsUrl !== null) process.stdout.write(`metrics at ${server.metricsUrl}/metrics\n`);
    process.stdout.write(`server ready at ${server.url}\n`);
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else logger.fatal({ err: error }, 'the server did not start');
    process.exit(1);
  }
};

void main();
