import type { Auth } from './auth';
import { HOST_LIMIT_MS } from './constants';
import { AuthError } from './errors';
import type { ClockPort, LoginPagePort } from './ports';
import { createDeferred, type Deferred, ignore, limit } from './promises';
import { AuthStepType } from './steps';
import type { Note } from './trace';

export interface MustAuth extends Pick<Auth, 'mustAuth' | 'loginPageClosed'> {
  /** The session has changed; who waits for it may go on. */
  stepChanged(): void;
}

export interface MustAuthParts {
  readonly clock: ClockPort;
  readonly loginPage: LoginPagePort;
  readonly getStep: () => 0 | AuthStepType;
  readonly ensureSession: () => Promise<void>;
  readonly note: Note;
}

interface Waiter extends Deferred<void> {
  readonly needed: AuthStepType;
}

/** One stay on the login page, shared by all who wait for it. */
interface Visit {
  readonly waiters: Waiter[];
  opened: Promise<void>;
  /** Set while the page is left because everyone has what they need; never rejects. */
  leaving: Promise<void> | null;
}

export const createMustAuth = (parts: MustAuthParts): MustAuth => {
  const { clock, loginPage, getStep, ensureSession, note } = parts;
  let visit: Visit | null = null;

  const end = (ended: Visit, cause: 'reached' | 'cancelled' | 'page-unavailable'): void => {
    if (visit !== ended) return;
    visit = null;
    note('must-auth', { page: 'closed', cause, waiters: ended.waiters.length });
    for (const { needed, resolve, reject } of ended.waiters) {
      if (cause === 'reached' || getStep() >= needed) resolve();
      else reject(new AuthError(cause));
    }
  };

  const open = (): Visit => {
    const opening: Visit = { waiters: [], opened: Promise.resolve(), leaving: null };
    visit = opening;
    note('must-auth', { page: 'open' });
    opening.opened = limit(clock, HOST_LIMIT_MS, () => loginPage.open());
    opening.opened.catch(() => end(opening, 'page-unavailable'));
    return opening;
  };

  const leave = async (left: Visit): Promise<void> => {
    await left.opened.catch(ignore);
    // A page that does not close keeps nobody from what they came for.
    await limit(clock, HOST_LIMIT_MS, () => loginPage.close()).catch(ignore);
    end(left, 'reached');
  };

  const stepChanged = (): void => {
    if (visit === null || visit.leaving !== null) return;
    if (visit.waiters.every(({ needed }) => getStep() >= needed)) visit.leaving = leave(visit);
  };

  const isReached = async (needed: AuthStepType): Promise<boolean> => {
    while (visit !== null && visit.leaving !== null) await visit.leaving;
    return getStep() >= needed;
  };

  return {
    stepChanged,
    mustAuth: async ({ mustAuthStep: needed = AuthStepType.TWO } = {}) => {
      if (await isReached(needed)) return;
      // A member whose session is just being renewed is not asked to log in again.
      await ensureSession().catch(ignore);
      if (await isReached(needed)) return;
      const waiter = { needed, ...createDeferred<void>() };
      (visit ?? open()).waiters.push(waiter);
      await waiter.promise;
    },
    loginPageClosed: () => {
      if (visit !== null && visit.leaving === null) end(visit, 'cancelled');
    },
  };
};
