import { createAccount } from './account';
import type { Auth } from './auth';
import { createCheckSession } from './check-session';
import { USER_MAX_AGE_MS } from './constants';
import { createLaunch } from './launch';
import { createLogin } from './login';
import { createMustAuth } from './must-auth';
import type { AuthPorts } from './ports';
import { ignore } from './promises';
import { createPerform } from './request';
import { createSend, withRetry } from './send';
import { createVault } from './session';
import { createSignOut } from './sign-out';
import { stateOf, stepOf } from './steps';
import { createNote } from './trace';

export interface AuthSettings {
  /** Age from which the stored user is fetched again at a warm start, in milliseconds; a day unless said. */
  readonly userMaxAgeMs?: number;
}

/** Wires the parts. The session that the device remembers is published before this returns. */
export const createAuth = (ports: AuthPorts, { userMaxAgeMs = USER_MAX_AGE_MS }: AuthSettings = {}): Auth => {
  const { clock, host, storage, transport, loginPage, state, trace, randomId } = ports;
  const note = createNote(clock, trace);
  const vault = createVault({
    storage,
    clock,
    note,
    onStored: (user) => {
      state.publish(stateOf(user));
      gate.stepChanged();
    },
  });
  const send = createSend(clock, transport, note);
  const login = createLogin({ ports, vault, send, note });
  const { init, ensureSession } = createLaunch({
    clock,
    vault,
    login,
    note,
    beside: () => {
      session.ask().catch(ignore);
      if (vault.userAge() > userMaxAgeMs) account.reloadUser().catch(ignore);
    },
  });
  const session = createCheckSession({ clock, host, vault, login, ensureSession, note });
  const perform = createPerform({ vault, login, send: withRetry(send), ensureSession, randomId, note });
  const account = createAccount({ host, vault, perform });
  const getStep = () => stepOf(vault.user());
  const gate = createMustAuth({ clock, loginPage, getStep, ensureSession, note });

  const remembered = vault.user();
  state.publish(remembered === null ? { kind: 'starting' } : stateOf(remembered));

  return {
    init,
    login: login.login,
    refreshLogin: login.refreshLogin,
    ensureSessionKey: session.ensureSessionKey,
    request: async (name, input, options) => (await perform(name, input, options)).answer,
    ...account,
    signOut: createSignOut({ vault, login, perform, state }),
    getCurrentAuthStep: getStep,
    mustAuth: gate.mustAuth,
    loginPageClosed: gate.loginPageClosed,
  };
};
