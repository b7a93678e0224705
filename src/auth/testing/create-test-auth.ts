import type { Session } from '../../contract';
import type { Auth } from '../auth';
import { SESSION_KEY } from '../constants';
import { type AuthSettings, createAuth } from '../create-auth';
import type { AuthPorts, AuthState } from '../ports';
import { writeRecord } from '../session-record';
import { createTrace, type Trace } from '../trace';
import { createFakeHost, type FakeHost } from './fake-host';
import { createFakeLoginPage, type FakeLoginPage } from './fake-login-page';
import { createFakeShop, type FakeShop } from './fake-shop';
import { createManualClock, type ManualClock } from './manual-clock';
import { createMemoryStorage, type MemoryStorage } from './memory-storage';
import { createScriptedTransport, type ScriptedTransport } from './scripted-transport';

/** A core with everything around it in hand. */
export interface TestAuth {
  readonly auth: Auth;
  readonly clock: ManualClock;
  readonly storage: MemoryStorage;
  readonly transport: ScriptedTransport;
  readonly host: FakeHost;
  readonly loginPage: FakeLoginPage;
  readonly shop: FakeShop;
  readonly trace: Trace;
  /** Every state that was published, oldest first. */
  readonly states: readonly AuthState[];
  /** What the storage holds now. */
  storedToken(): string | null;
  /** The app is killed and starts again over the same storage, server and clock. */
  restart(): Auth;
}

export interface TestAuthOptions extends AuthSettings {
  readonly host?: FakeHost;
  /** The session that the device remembers from an earlier start; the server knows it. */
  readonly remembered?: (shop: FakeShop) => Session;
}

export const createTestAuth = ({
  host = createFakeHost(),
  remembered,
  ...settings
}: TestAuthOptions = {}): TestAuth => {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  const transport = createScriptedTransport();
  const loginPage = createFakeLoginPage();
  const shop = createFakeShop(transport, clock.now);
  const trace = createTrace();
  const states: AuthState[] = [];
  let ids = 0;

  const ports: AuthPorts = {
    clock,
    storage,
    transport,
    host,
    lifecycle: {
      onShow: () => () => undefined,
      onHide: () => () => undefined,
      onNetwork: () => () => undefined,
    },
    loginPage,
    state: { publish: (state) => states.push(state) },
    trace,
    randomId: () => {
      ids += 1;
      return `id-${String(ids).padStart(16, '0')}`;
    },
  };

  if (remembered) storage.write(SESSION_KEY, writeRecord({ session: remembered(shop), userAt: clock.now() }));
  const restart = (): Auth => createAuth(ports, settings);
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
    loginPage,
    shop,
    trace,
    states,
    storedToken,
    restart,
  };
};
