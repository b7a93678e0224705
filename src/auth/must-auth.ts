import type { Auth } from './auth';
import { HOST_LIMIT_MS } from './constants';
import { AuthError, type AuthErrorCode, fail, refusal } from './errors';
import type { ClockPort, LoginPagePort, LoginSheetPort, Permissions } from './ports';
import { createDeferred, type Deferred, ignore, limit } from './promises';
import type { Vault } from './session';
import { AuthStepType } from './steps';
import type { Note } from './trace';

export interface MustAuth {
  readonly actions: Pick<Auth, 'mustAuth' | 'waitAuth' | 'loginPageClosed'>;
  /** The session has changed; who waits for it may go on. */
  stepChanged(): void;
}

export interface MustAuthParts {
  readonly clock: ClockPort;
  readonly loginPage: LoginPagePort;
  readonly loginSheet?: LoginSheetPort;
  readonly vault: Vault;
  readonly ensureSession: () => Promise<void>;
  readonly permissions: () => Promise<Permissions>;
  readonly note: Note;
}

interface Waiter extends Deferred<void> {
  readonly needed: AuthStepType;
}

/** One stay on the login page or sheet, shared by all who wait for it. */
interface Visit {
  /** Absent for the sheet of an app that has none. */
  readonly place: LoginPagePort | LoginSheetPort | undefined;
  readonly waiters: [Waiter, ...Waiter[]];
  opened: Promise<void>;
  /** Set while the place is left because everyone has what they need; never rejects. */
  leaving: Promise<void> | null;
}

export const createMustAuth = (parts: MustAuthParts): MustAuth => {
  const { clock, loginPage, loginSheet, vault, ensureSession, permissions, note } = parts;
  let visit: Visit | null = null;

  const end = (ended: Visit, cause: 'reached' | AuthErrorCode): void => {
    if (visit !== ended) return;
    visit = null;
    note('must-auth', { page: 'closed', cause });
    for (const { needed, resolve, reject } of ended.waiters) {
      if (cause === 'reached' || vault.step() >= needed) resolve();
      else reject(new AuthError(cause));
    }
  };

  const open = (first: Waiter, mode: 'page' | 'popup'): void => {
    const place = mode === 'popup' ? loginSheet : loginPage;
    const opening: Visit = { place, waiters: [first], opened: Promise.resolve(), leaving: null };
    visit = opening;
    note('must-auth', { page: 'open', mode });
    opening.opened = limit(clock, HOST_LIMIT_MS, () => place?.open() ?? fail('sheet-missing'));
    opening.opened.catch((error) => {
      const isSilent = error instanceof AuthError && error.code === 'timeout';
      end(opening, mode === 'page' || isSilent ? 'page-unavailable' : 'sheet-missing');
    });
  };

  const leave = async (left: Visit): Promise<void> => {
    await left.opened.catch(ignore);
    // A page that does not close keeps nobody from what they came for.
    await limit(clock, HOST_LIMIT_MS, async () => left.place?.close()).catch(ignore);
    end(left, 'reached');
  };

  const stepChanged = (): void => {
    if (visit?.leaving !== null) return;
    if (visit.waiters.every(({ needed }) => vault.step() >= needed)) visit.leaving = leave(visit);
  };

  const isReached = async (needed: AuthStepType): Promise<boolean> => {
    while (visit?.leaving) await visit.leaving;
    return vault.step() >= needed;
  };

  const reach = async (needed: AuthStepType, mode: 'page' | 'popup'): Promise<void> => {
    if (await isReached(needed)) return;
    // A member whose session is just being renewed is not asked to log in again; a host that keeps a login waiting,
    // with a panel or for ever, does not keep the page.
    await limit(clock, HOST_LIMIT_MS, ensureSession).catch(ignore);
    if (await isReached(needed)) return;
    const waiter = { needed, ...createDeferred<void>() };
    // One place at a time: who finds the other one open waits there.
    if (visit === null) open(waiter, mode);
    else visit.waiters.push(waiter);
    await waiter.promise;
  };

  const actions: MustAuth['actions'] = {
    mustAuth: async ({ mustAuthStep = AuthStepType.TWO, mode = 'page', permission } = {}) => {
      await reach(mustAuthStep, mode);
      if (permission !== undefined && !(await permissions()).modules.includes(permission))
        throw refusal('PERMISSION_DENIED');
    },
    waitAuth: () => {
      if (visit !== null) return visit.waiters[0].promise;
      return vault.step() >= AuthStepType.TWO ? Promise.resolve() : fail('login-required');
    },
    loginPageClosed: () => {
      if (visit?.leaving === null) end(visit, 'cancelled');
    },
  };
  return { actions, stepChanged };
};
