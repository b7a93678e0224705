import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** A process of the benchmark that does what it is told, one thing at a time. */
export interface Child {
  /** Sends a question and resolves with the answer. */
  ask(question: object): Promise<unknown>;
  readonly pid: number;
  stop(): Promise<void>;
}

const next = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const settle = (work: () => void): void => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      work();
    };
    const onMessage = (message: unknown): void => settle(() => resolve(message));
    const onExit = (code: number | null): void =>
      settle(() => reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}`)));
    child.on('message', onMessage);
    child.on('exit', onExit);
  });

/** Starts a file beside this one; resolves with the child and the first thing that it says. */
export const startChild = async (
  file: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<{ readonly child: Child; readonly hello: unknown }> => {
  const childEnv: NodeJS.ProcessEnv = Object.assign(Object.create(null), { PATH: process.env.PATH }, env);
  const child = fork(path.join(__dirname, file), [...args], {
    execArgv: ['--no-warnings', '--import', 'tsx', ...(env.NODE_FLAGS?.split(' ') ?? [])],
    // Nothing else of the caller's: a setting that stands there would be measured along.
    env: childEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const hello = await next(child);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      if (child.exitCode !== null) resolve();
      else child.disconnect();
    });
  return {
    hello,
    child: {
      pid: child.pid ?? 0,
      stop,
      ask: (question) => {
        const answer = next(child);
        child.send(question);
        return answer;
      },
    },
  };
};

/** For the child's side: says the first thing, answers questions, and ends with its parent. */
export const serveParent = (
  hello: unknown,
  answer: (question: never) => Promise<unknown> = async () => null,
): void => {
  process.on('message', (question) => {
    answer(question as never).then(
      (message) => process.send?.(message ?? { done: true }),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(hello);
};
