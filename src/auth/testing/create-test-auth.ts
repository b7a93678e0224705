import type { Session } from '../../contract';
import type { Auth } from '../auth';
import { SESSION_KEY } from '../constants';
import { type AuthSettings, createAuth } from '../create-auth';
import type { AuthPorts, AuthState, Permissions } from '../ports';
import { writeRecord } from '../session-record';
import { createTrace, type Trace } from '../trace';
import { createFakeHost, type FakeHost } from './fake-host';
import { createFakeLifecycle, type FakeLifecycle } from './fake-lifecycle';
import { createFakeLoginPage, type FakeLoginPage } from './fake-login-page';
import { createFakeShop, type FakeShop } from './fake-shop';
import { createManualClock, type ManualClock } from './manual-clock';
import { createMemoryStorage, type MemoryStorage } from './memory-storage';
import { createScriptedTransport, type ScriptedTransport } from './scripted-transport';

/** What the core told the app beside the state, oldest first. */
export interface Told {
  readonly network: boolean[];
  readonly loading: boolean[];
  readonly notices: string[];
  readonly permissions: (Permissions | null)[];
  /** How often the app was asked to forget the user. */
  forgotten: number;
}

/** A core with everything around it in hand. */
export interface TestAuth {
  readonly auth: Auth;
  readonly clock: ManualClock;
  readonly storage: MemoryStorage;
  readonly transport: ScriptedTransport;
  readonly host: FakeHost;
  readonly lifecycle: FakeLifecycle;
  readonly loginPage: FakeLoginPage;
  readonly loginSheet: FakeLoginPage;
  readonly shop: FakeShop;
  readonly trace: Trace;
  /** Every state that was published, oldest first. */
  readonly states: readonly AuthState[];
  readonly told: Told;
  /** What the storage holds now. */
  storedToken(): string | null;
  /** The app is killed and starts again over the same storage, server and clock. */
  restart(): Auth;
}

export interface TestAuthOptions extends Omit<AuthSettings, 'telemetryMs'> {
  /** Off unless asked for, so that only what a test is about goes over the wire; `default` leaves it to the core. */
  readonly telemetryMs?: number | 'default';
  readonly host?: FakeHost;
  /** The session that the device remembers from an earlier start; the server knows it. */
  readonly remembered?: (shop: FakeShop) => Session;
  /** Ports that are left out, as an app may that wants nothing of them. */
  readonly without?: readonly ('loginSheet' | 'forgetUser' | 'notices')[];
}

export const createTestAuth = ({
  host = createFakeHost(),
  remembered,
  without = [],
  telemetryMs = 0,
  ...settings
}: TestAuthOptions = {}): TestAuth => {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  const transport = createScriptedTransport();
  const lifecycle = createFakeLifecycle();
  const loginPage = createFakeLoginPage();
  const loginSheet = createFakeLoginPage();
  const shop = createFakeShop(transport, clock.now);
  const trace = createTrace();
  const states: AuthState[] = [];
  const told: Told = { network: [], loading: [], notices: [], permissions: [], forgotten: 0 };
  let ids = 0;

  const ports: AuthPorts = {
    clock,
    storage,
    transport,
    host,
    lifecycle,
    loginPage,
    ...(!without.includes('loginSheet') && { loginSheet }),
    state: {
      publish: (state) => states.push(state),
      ...(!without.includes('notices') && {
        network: (online) => told.network.push(online),
        loading: (visible) => told.loading.push(visible),
        notice: (sentence) => told.notices.push(sentence),
        permissions: (permissions) => told.permissions.push(permissions),
      }),
    },
    trace,
    ...(!without.includes('forgetUser') && {
      forgetUser: () => {
        told.forgotten += 1;
      },
    }),
    randomId: () => {
      ids += 1;
      return `id-${String(ids).padStart(16, '0')}`;
    },
  };

  if (remembered) {
    const at = { userAt: clock.now(), seenAt: clock.now() };
    storage.write(SESSION_KEY, writeRecord({ session: remembered(shop), ...at, locked: false }));
  }
  const restart = (): Auth =>
    createAuth(ports, { ...settings, ...(telemetryMs !== 'default' && { telemetryMs }) });
  const storedToken = (): string | null => {
    const text = storage.read(SESSION_KEY);
    return text === null ? null : JSON.parse(text).session.token;
  };
  return {
    auth: restart(),
    clock,
    storage,
    transport,
    host,
    lifecycle,
    loginPage,
    loginSheet,
    shop,
    trace,
    states,
    told,
    storedToken,
    restart,
  };
};
