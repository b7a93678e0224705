import type { Scheduler } from 'fast-check';
import type { Session, User } from '../../contract';
import type { Auth } from '../auth';
import { HOST_LIMIT_MS, SESSION_KEY } from '../constants';
import { type AuthSettings, createAuth } from '../create-auth';
import type { AuthState, StoragePort } from '../ports';
import { writeRecord } from '../session-record';
import { createTrace } from '../trace';
import { createFakeHost } from './fake-host';
import { createFakeLifecycle } from './fake-lifecycle';
import { createFakeLoginPage } from './fake-login-page';
import { createFakeShop, member, visitor } from './fake-shop';
import { createManualClock } from './manual-clock';
import { createMemoryStorage } from './memory-storage';
import { createMonitors } from './model-monitors';
import { createModelTransport } from './model-transport';
import { createScriptedTransport } from './scripted-transport';

export type Start = 'none' | 'visitor' | 'member';

export interface WorldOptions {
  readonly scheduler: Scheduler;
  readonly start: Start;
  readonly idlePolicy: NonNullable<AuthSettings['idlePolicy']>;
}

/** Longer than a call may hang, so that only being away is being away. */
export const worldIdleMs = 60_000;

/** Every host call comes back when the scheduler says so. One that never does counts until the core gives it up. */
const createSlowHost = (scheduler: Scheduler, now: () => number, onTwo: () => void) => {
  const host = createFakeHost({ wantsCodeAhead: true, codeLifeMs: 30_000 });
  const { login, checkSession } = host;
  const asking = new Map<object, number>();
  return Object.assign(host, {
    login: async () => {
      const question = {};
      if ([...asking.values()].some((at) => now() - at < HOST_LIMIT_MS)) onTwo();
      asking.set(question, now());
      await scheduler.schedule(Promise.resolve(), 'host.login');
      const answer = await login();
      asking.delete(question);
      return answer;
    },
    checkSession: async () => {
      await scheduler.schedule(Promise.resolve(), 'host.checkSession');
      return checkSession();
    },
  });
};

const remember = (storage: StoragePort, session: Session, at: number): void => {
  storage.write(SESSION_KEY, writeRecord({ session, userAt: at, seenAt: at, locked: false }));
};

/** The core in a world where each answer comes when the scheduler says so, watched by the monitors of the model. */
export const createWorld = ({ scheduler, start, idlePolicy }: WorldOptions) => {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  const script = createScriptedTransport();
  const shop = createFakeShop(script, clock.now);
  const host = createSlowHost(scheduler, clock.now, () => monitors.breach('M1', 'two questions to the host'));
  const lifecycle = createFakeLifecycle();
  const loginPage = createFakeLoginPage();
  const loginSheet = createFakeLoginPage();
  const trace = createTrace();
  const states: AuthState[] = [];
  const shown = { network: true, loading: false, notices: 0 };
  const flags = { refreshAsked: false, online: true };
  let ids = 0;

  const users: Readonly<Record<Start, User | null>> = { none: null, visitor, member };
  const user = users[start];
  if (user !== null) {
    remember(storage, shop.issue(user), clock.now());
    shop.setIdentity(user);
  }
  const transport = createModelTransport({
    scheduler,
    script,
    shop,
    clock,
    breach: (...what) => monitors.breach(...what),
  });
  const monitors = createMonitors(start, {
    storedToken: () => {
      const text = storage.read(SESSION_KEY);
      return text === null ? null : JSON.parse(text).session.token;
    },
    isLive: shop.isLive,
    now: transport.now,
    sentAt: transport.sentAt,
    issuedAt: transport.issuedAt,
    fellAt: transport.fellAt,
    wasRefreshAsked: () => flags.refreshAsked,
  });

  const auth: Auth = createAuth(
    {
      clock,
      storage,
      transport,
      host,
      lifecycle,
      loginPage,
      loginSheet,
      state: {
        publish: (state) => states.push(state),
        network: (online) => {
          shown.network = online;
        },
        loading: (visible) => {
          shown.loading = visible;
        },
        notice: () => {
          shown.notices += 1;
        },
        permissions: () => undefined,
      },
      trace: {
        record: (record) => {
          trace.record(record);
          monitors.follow(record);
        },
      },
      randomId: () => {
        ids += 1;
        return `random-${String(ids).padStart(12, '0')}`;
      },
    },
    { idleMs: worldIdleMs, idlePolicy, telemetryMs: 3_000 },
  );
  return {
    auth,
    clock,
    script,
    shop,
    host,
    lifecycle,
    loginPage,
    loginSheet,
    trace,
    states,
    shown,
    flags,
    monitors,
    transport,
  };
};

export type World = ReturnType<typeof createWorld>;
