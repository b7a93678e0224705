import type { Logger } from 'pino';
import type { Database } from '../../db/types';
import { newId, type Random } from '../../random';
import type { Scheduler } from '../../scheduler';
import { createKeptListener, type KeptListener } from './kept-listener';
import { createLease, type Lease, leaseMs } from './lease';
import { createSettle, type Settle } from './settle';
import { changesChannel, parseWord, sayAck, sayAsk, sayBeat, sayBye } from './words';

/** Hears of changes to what sessions stand for, and knows how far it can be trusted to have heard. */
export interface ChangeWatch {
  /**
   * Whether everything that was committed more than a second ago has been heard. While false nothing may be served from
   * memory.
   */
  isFresh(): boolean;
  /** Resolves when no instance serves what is older than this call from memory; within a second at the latest. */
  settle(): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

export interface ChangeWatchDeps {
  readonly database: Pick<Database, 'kind' | 'listen'>;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** Milliseconds that never jump. */
  readonly monotonic: () => number;
  readonly onUserChanged: (userId: string) => void;
  /** Changes may have been missed: what is in memory is worth nothing. */
  readonly onLapse: () => void;
}

export const beatMs = 500;
/** A connection over which no beat has come back for so long is given up. */
export const silenceMs = 5_000;

interface Parts extends Pick<ChangeWatchDeps, 'onUserChanged'> {
  readonly me: string;
  readonly lease: Lease;
  readonly questions: Settle;
  readonly send: KeptListener['send'];
}

const hear = (text: string, { me, lease, questions, send, onUserChanged }: Parts): void => {
  const word = parseWord(text);
  switch (word?.kind) {
    case 'user':
      onUserChanged(word.userId);
      break;
    case 'beat':
      if (word.from === me) lease.hearOwn(word.number);
      else lease.hearOther(word.from);
      break;
    case 'ask':
      if (word.from === me) questions.hearOwn(word.number);
      // Words are heard in order: whatever was said before the question has been done about by now.
      else send(sayAck(me, word.from, word.number)).catch(() => undefined);
      break;
    case 'ack':
      if (word.to === me) questions.hearAck(word.from, word.number);
      break;
    case 'bye':
      lease.forgetOther(word.from);
      questions.hearBye(word.from);
      break;
  }
};

/**
 * Beats are words on the same channel. Words come in the order of their commits, so a beat that came back proves that
 * everything committed before it was sent has been heard. Whoever got no beat back that was sent within the last second
 * stops serving from memory; so a second after a commit nobody does on an older state, whatever became of the network.
 * The embedded database has one process, in which words are neither lost nor late: there it does without beats.
 */
export const createChangeWatch = (deps: ChangeWatchDeps): ChangeWatch => {
  const { database, scheduler, logger, monotonic, onLapse } = deps;
  const isSure = database.kind === 'pglite';
  const me = newId(deps.random);
  const lease = createLease(monotonic);
  const beat = async (): Promise<void> => {
    if (!isSure) await kept.send(sayBeat(me, lease.beat())).catch(() => undefined);
  };
  const kept = createKeptListener({
    listen: database.listen,
    channel: changesChannel,
    logger,
    monotonic,
    onMessage: (text) => hear(text, parts),
    onUp: beat,
    onDown: () => {
      lease.reset();
      onLapse();
    },
  });
  const isFresh = (): boolean => kept.isUp() && (isSure || lease.isFresh());
  const ask = (number: number): Promise<void> => kept.send(sayAsk(me, number));
  const questions = createSettle({ ask, others: lease.others, scheduler, leaseMs });
  const parts: Parts = { ...deps, me, lease, questions, send: kept.send };

  const tick = async (): Promise<void> => {
    if (!isFresh()) onLapse();
    if (!kept.isUp()) return kept.keep();
    if (isSure || lease.silence() <= silenceMs) return beat();
    logger.warn('the connection that hears changes of sessions is silent');
    kept.drop();
  };

  let stop: (() => void) | null = null;
  return {
    isFresh,
    settle: async () => {
      if (!isSure) await questions.settle();
    },
    start: () => {
      if (stop !== null) return;
      stop = scheduler.every(beatMs, tick);
      void tick();
    },
    close: async () => {
      stop?.();
      // A connection that is silent would not answer to this either.
      if (!isFresh()) return kept.drop();
      if (!isSure) await kept.send(sayBye(me)).catch(() => undefined);
      await kept.close();
    },
  };
};
