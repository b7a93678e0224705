import { createAccount } from './account';
import type { Auth } from './auth';
import { type AuthSettings, createCore } from './core';
import { createMask } from './loading-mask';
import { createMustAuth } from './must-auth';
import type { AuthPorts } from './ports';
import { createProfile } from './profile';
import { createSignOut } from './sign-out';
import { stateOf } from './steps';

export type { AuthSettings } from './core';

/** Wires the parts. The session that the device remembers is published before this returns. */
export const createAuth = (ports: AuthPorts, settings: AuthSettings = {}): Auth => {
  const core = createCore(ports, settings, {
    stepChanged: () => gate.stepChanged(),
    reloadUser: () => profile.reloadUser(),
  });
  const { state, vault, login, perform, rights } = core;
  const profile = createProfile(core);
  const gate = createMustAuth({ ...core, permissions: rights.permissions });
  const mask = createMask(core);

  const remembered = vault.user();
  state.publish(remembered === null ? { kind: 'starting' } : stateOf(remembered));

  return {
    init: core.init,
    login: login.login,
    refreshLogin: login.refreshLogin,
    ...core.session.actions,
    request: async (name, input, options = {}) => {
      const call = () => perform(name, input, options);
      return (await (options.mask ? mask(call) : call())).answer;
    },
    telemetry: core.telemetry.record,
    ...createAccount(core),
    ...profile,
    signOut: createSignOut(core),
    getCurrentAuthStep: vault.step,
    ...gate.actions,
    permissions: rights.permissions,
  };
};
