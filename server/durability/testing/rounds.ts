import type { ServerProcess } from '../../testing/server-processes';
import type { Processes } from './calls';
import type { Writer } from './writers';

export interface RoundOptions {
  readonly rounds: number;
  /** How many processes there are when none was killed. */
  readonly size: number;
  /** One more process over the same data. */
  start(): Promise<ServerProcess>;
  readonly writers: readonly Writer[];
  /** Acknowledged writes before a process is killed, and as many again at those that are left. */
  readonly writes: number;
}

const takeTurns = (processes: readonly ServerProcess[]): Processes => {
  let turn = 0;
  return {
    next: () => {
      turn += 1;
      const one = processes[turn % processes.length];
      if (one === undefined) throw new Error('nobody is there');
      return one;
    },
  };
};

/** Everybody writes without pause; after so many writes `dying` are killed. Gives how many were acknowledged. */
const writeThroughKill = async (
  processes: ServerProcess[],
  dying: readonly ServerProcess[],
  { writers, writes }: RoundOptions,
): Promise<number> => {
  const survivors = processes.length - dying.length;
  const turns = takeTurns(processes);
  let acknowledged = 0;
  let killing: Promise<void> | undefined;
  let isOver = false;
  const kill = async (): Promise<void> => {
    await Promise.all(dying.map((one) => one.kill()));
    if (survivors === 0) isOver = true;
    // Until this moment they were asked as well, dying or dead: that is what this is about.
    for (const one of dying) processes.splice(processes.indexOf(one), 1);
  };
  const write = async (writer: Writer): Promise<void> => {
    while (!isOver && (await writer.write(turns, () => !isOver))) {
      acknowledged += 1;
      if (acknowledged >= writes) killing ??= kill();
      if (survivors > 0 && acknowledged >= 2 * writes) isOver = true;
    }
  };
  await Promise.all(writers.map(write));
  await killing;
  return acknowledged;
};

/**
 * So many times: writes under load, a kill, a restart, and the question for everything that was ever acknowledged, put
 * to a process that was not there when it was. Gives how many writes were acknowledged.
 * @throws Error with what was lost
 */
export const killInRounds = async (options: RoundOptions): Promise<number> => {
  const { rounds, size, start, writers } = options;
  const processes: ServerProcess[] = [];
  let acknowledged = 0;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      while (processes.length < size) processes.push(await start());
      const one = processes[round % size];
      const dying = round % 2 === 0 || one === undefined ? [...processes] : [one];
      acknowledged += await writeThroughKill(processes, dying, options);
      const fresh = await start();
      processes.push(fresh);
      const lost = (await Promise.all(writers.map((writer) => writer.missing(fresh)))).flat();
      if (lost.length > 0) throw new Error(`after kill ${round}: ${lost.join('\n')}`);
    }
  } finally {
    await Promise.all(processes.map((process) => process.kill()));
  }
  return acknowledged;
};
