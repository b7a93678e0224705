import type { FastifyInstance } from 'fastify';
import type { AppContext } from './context';

/** Work that has to be done now and then, by any instance, any number of times. */
export type Chore = () => Promise<void>;

const hour = 3_600_000;

/**
 * Does the chores when the application is ready and every hour (or `everyMs`) after; a failure is a log line. Closing
 * waits for them.
 */
export const runChores = (
  app: FastifyInstance,
  chores: readonly Chore[],
  { scheduler, logger, metrics }: Pick<AppContext, 'scheduler' | 'logger' | 'metrics'>,
  everyMs = hour,
): void => {
  let round: Promise<void> = Promise.resolve();

  const work = async (): Promise<void> => {
    for (const chore of chores) {
      try {
        await chore();
      } catch (err) {
        metrics.choreFailed();
        logger.error({ err }, 'a chore failed');
      }
    }
  };

  /** One round at a time. */
  const start = (): Promise<void> => {
    round = round.then(work);
    return round;
  };

  let stop: (() => void) | undefined;
  app.addHook('onReady', async () => {
    stop = scheduler.every(everyMs, start);
    await start();
  });
  app.addHook('onClose', async () => {
    stop?.();
    await round;
  });
};
