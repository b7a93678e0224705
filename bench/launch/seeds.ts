import type { Flow } from './flow';
import type { LaunchWorld } from './world';

/**
 * The flows that the source notes describe, each by its intent: where a listing would never settle, it is mended just
 * enough to be timed.
 */

const need = (token: string | null): string => {
  if (token === null) throw new Error('The code was spent');
  return token;
};

const logIn = async ({ login, exchange }: LaunchWorld): Promise<string> =>
  need(await exchange(await login()));

const mustAnswer = async (answered: Promise<boolean>): Promise<void> => {
  if (!(await answered)) throw new Error('Refused');
};

/** Note 003: send first; whoever is refused logs in for itself and sends again. */
export const loginPerRefusal: Flow = {
  name: '003 login per refusal',
  install: (world) => {
    let stored: string | null = null;
    return {
      start: () => ({
        launch: () => undefined,
        request: async () => {
          if (await world.request(stored)) return;
          const own = await logIn(world);
          stored = own;
          await mustAnswer(world.request(own));
        },
      }),
    };
  },
};

/** Note 002: the launch asks the host about its session and logs in; every page awaits that one promise. */
export const sharedPromise: Flow = {
  name: '002 shared promise',
  install: (world) => {
    let stored: string | null = null;
    return {
      start: () => {
        let init: Promise<void> | null = null;
        const begin = async (): Promise<void> => {
          if (stored === null) stored = await logIn(world);
          else await world.checkSession();
        };
        const ready = (): Promise<void> => {
          init ??= begin();
          return init;
        };
        return {
          launch: () => void ready(),
          request: async () => {
            await ready();
            await mustAnswer(world.request(stored));
          },
        };
      },
    };
  },
};

/** Note 004: a flag says that somebody logs in or asks the host; the others look again every 500 ms. */
export const pollingLock: Flow = {
  name: '004 polling lock',
  install: (world) => {
    let stored: string | null = null;
    const pollMs = 500;
    return {
      start: () => {
        let locked = false;
        let ready = false;
        const check = async (): Promise<void> => {
          while (!ready) {
            if (locked) {
              await new Promise<void>((resolve) => void world.clock.setTimer(resolve, pollMs));
              continue;
            }
            locked = true;
            if (stored === null) stored = await logIn(world);
            else await world.checkSession();
            locked = false;
            ready = true;
          }
        };
        return {
          launch: () => void check(),
          request: async () => {
            await check();
            await mustAnswer(world.request(stored));
          },
        };
      },
    };
  },
};
