import type { HostLogin, HostPort } from '../ports';
import { createDeferred } from '../promises';

type Opinion = 'valid' | 'expired' | 'unknown';

export interface FakeHost extends HostPort {
  /** How often each was asked. */
  readonly asked: { login: number; checkSession: number };
  /** Answers of `login` in order; then a fresh code each time. `silence` never calls back. */
  answerLogin(...answers: (HostLogin | 'silence')[]): void;
  /** What `checkSession` says from now on. */
  answerCheck(opinion: Opinion | 'silence'): void;
  /** The most logins that ever ran at the same time. */
  mostAtOnce(): number;
  /** Keeps `login` waiting until `release`. */
  hold(): void;
  release(): void;
}

export const createFakeHost = (
  facts: Partial<Pick<HostPort, 'platform' | 'codeLifeMs' | 'phoneNeedsSessionKey' | 'wantsCodeAhead'>> = {},
): FakeHost => {
  const asked = { login: 0, checkSession: 0 };
  const answers: (HostLogin | 'silence')[] = [];
  let opinion: Opinion | 'silence' = 'valid';
  let gate = Promise.resolve();
  let open = (): void => undefined;
  let running = 0;
  let most = 0;

  return {
    platform: 'wechat',
    codeLifeMs: 300_000,
    phoneNeedsSessionKey: true,
    ...facts,
    asked,
    answerLogin: (...more) => {
      answers.push(...more);
    },
    answerCheck: (next) => {
      opinion = next;
    },
    mostAtOnce: () => most,
    hold: () => {
      const { promise, resolve } = createDeferred<void>();
      gate = promise;
      open = resolve;
    },
    release: () => open(),
    login: async () => {
      asked.login += 1;
      running += 1;
      most = Math.max(most, running);
      const answer = answers.shift() ?? { kind: 'user', code: `code-${asked.login}` };
      await gate;
      if (answer === 'silence') return createDeferred<HostLogin>().promise;
      running -= 1;
      return answer;
    },
    checkSession: async () => {
      asked.checkSession += 1;
      return opinion === 'silence' ? createDeferred<Opinion>().promise : opinion;
    },
  };
};
