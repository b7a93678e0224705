import type { Logger } from 'pino';
import type { Database, Listener } from '../../db/types';

/** A listening connection that is opened anew when it is lost. */
export interface KeptListener {
  isUp(): boolean;
  /** Rejects while there is no connection. */
  send(text: string): Promise<void>;
  /** Tries to connect when there is no connection and the pause after the last failure is over. */
  keep(): Promise<void>;
  /** Gives the connection up without waiting for its answer. */
  drop(): void;
  close(): Promise<void>;
}

export interface KeptListenerDeps {
  readonly listen: Database['listen'];
  readonly channel: string;
  readonly logger: Logger;
  readonly monotonic: () => number;
  readonly onMessage: (text: string) => void;
  readonly onUp: () => Promise<void>;
  readonly onDown: () => void;
}

const firstPauseMs = 500;
const longestPauseMs = 5_000;

export const createKeptListener = (deps: KeptListenerDeps): KeptListener => {
  const { listen, channel, logger, monotonic, onMessage, onUp, onDown } = deps;
  let listener: Listener | null = null;
  let connecting: Promise<void> | null = null;
  let failures = 0;
  let retryAt = Number.NEGATIVE_INFINITY;

  const goDown = (): void => {
    listener = null;
    onDown();
  };

  const connect = async (): Promise<void> => {
    let own: Listener | null = null;
    const onLost = (): void => {
      if (own === null || own !== listener) return;
      logger.warn('changes of sessions are not heard: every request asks the database');
      goDown();
    };
    try {
      own = await listen(channel, { onMessage, onLost });
      listener = own;
      failures = 0;
      await onUp();
    } catch (err) {
      retryAt = monotonic() + Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
      failures += 1;
      logger.warn({ err }, 'changes of sessions cannot be listened for');
    }
  };

  return {
    isUp: () => listener !== null,
    send: async (text) => {
      if (listener === null) throw new Error('not connected');
      await listener.send(text);
    },
    keep: async () => {
      if (listener !== null || connecting !== null || monotonic() < retryAt) return;
      connecting = connect().finally(() => {
        connecting = null;
      });
      await connecting;
    },
    drop: () => {
      listener?.close().catch(() => undefined);
      goDown();
    },
    close: async () => {
      await connecting;
      const last = listener;
      goDown();
      await last?.close().catch(() => undefined);
    },
  };
};
