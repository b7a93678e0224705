import { createAccount } from './account';
import type { Auth } from './auth';
import { type AuthSettings, createCore } from './core';
import { createMask } from './loading-mask';
import { createMustAuth } from './must-auth';
import type { AuthPorts } from './ports';
import { createProfile } from './profile';
import { createSignOut } from './sign-out';
import { stateOf, stepOf } from './steps';

export type { AuthSettings } from './core';

/** Wires the parts. The session that the device remembers is published before this returns. */
export const createAuth = (ports: AuthPorts, settings: AuthSettings = {}): Auth => {
  const core = createCore(ports, settings, {
    stepChanged: () => gate.stepChanged(),
    reloadUser: () => profile.reloadUser(),
  });
  const { clock, state, vault, login, launch, session, perform, rights, telemetry } = core;
  const { ensureSession } = launch;
  const { permissions } = rights;
  const profile = createProfile(core);
  const getStep = () => stepOf(vault.user());
  const gate = createMustAuth({ ...core, getStep, ensureSession, permissions });
  const mask = createMask(clock, state);

  const remembered = vault.user();
  state.publish(remembered === null ? { kind: 'starting' } : stateOf(remembered));

  return {
    init: launch.init,
    login: login.login,
    refreshLogin: login.refreshLogin,
    ...session.actions,
    request: async (name, input, options = {}) => {
      const call = () => perform(name, input, options);
      return (await (options.mask ? mask(call) : call())).answer;
    },
    telemetry: telemetry.record,
    ...createAccount(core),
    ...profile,
    signOut: createSignOut(core),
    getCurrentAuthStep: getStep,
    ...gate.actions,
    permissions,
  };
};
