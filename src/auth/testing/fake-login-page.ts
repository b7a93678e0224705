import type { LoginPagePort } from '../ports';
import { createDeferred } from '../promises';

export interface FakeLoginPage extends LoginPagePort {
  readonly calls: { open: number; close: number };
  /** How the next openings and closings go; `silence` never calls back. */
  setOpening(how: 'works' | 'fails' | 'silence'): void;
  setClosing(how: 'works' | 'fails' | 'silence'): void;
  /** Keeps `close` waiting until the page is left. */
  holdClose(): void;
  releaseClose(): void;
}

type How = 'works' | 'fails' | 'silence';

const go = async (how: How): Promise<void> => {
  if (how === 'fails') throw new Error('page');
  if (how === 'silence') await createDeferred<void>().promise;
};

export const createFakeLoginPage = (): FakeLoginPage => {
  const calls = { open: 0, close: 0 };
  let opening: How = 'works';
  let closing: How = 'works';
  let gate = Promise.resolve();
  let leave = (): void => undefined;
  return {
    calls,
    setOpening: (how) => {
      opening = how;
    },
    setClosing: (how) => {
      closing = how;
    },
    holdClose: () => {
      const { promise, resolve } = createDeferred<void>();
      gate = promise;
      leave = resolve;
    },
    releaseClose: () => leave(),
    open: () => {
      calls.open += 1;
      return go(opening);
    },
    close: async () => {
      calls.close += 1;
      await gate;
      await go(closing);
    },
  };
};
