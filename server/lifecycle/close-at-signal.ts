import type { Logger } from 'pino';

export interface Closable {
  /** Says that it is not ready any more, and goes on serving for the time that was set. */
  drain(): Promise<void>;
  /** Lets what is under way end, then lets go of everything. */
  close(): Promise<void>;
}

export interface CloseAtSignalOptions {
  readonly server: Closable;
  readonly logger: Logger;
  /** From the first signal on. */
  readonly deadlineMs: number;
  readonly process: Pick<NodeJS.Process, 'on' | 'exit'>;
}

/**
 * Ends the process in order at the first SIGTERM or SIGINT: exit code 0. A second signal, or the deadline, ends it at
 * once with 1, and what is under way is cut off.
 */
export const closeAtSignal = ({ server, logger, deadlineMs, process }: CloseAtSignalOptions): void => {
  let closing = false;

  const close = async (): Promise<void> => {
    try {
      await server.drain();
      await server.close();
      logger.info('closed');
      process.exit(0);
    } catch (err) {
      logger.error({ err }, 'closing failed');
      process.exit(1);
    }
  };

  const onSignal = (signal: NodeJS.Signals): void => {
    if (closing) {
      logger.warn({ signal }, 'closed at once by a second signal');
      process.exit(1);
      return;
    }
    closing = true;
    logger.info({ signal }, 'closing');
    setTimeout(() => {
      logger.error({ deadlineMs }, 'closed at once: what is under way did not end in time');
      process.exit(1);
    }, deadlineMs).unref();
    void close();
  };

  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
};
