import { IDLE_MS } from './constants';
import type { LifecyclePort, StatePort } from './ports';
import { ignore } from './promises';
import type { Vault } from './session';
import { AuthStepType } from './steps';

/** What happens to a member who was away for too long. */
export type IdlePolicy =
  /** They are logged in again, unseen. */
  | 'silent'
  /** They stay a visitor until they log in by a tap. */
  | 'confirm';

export interface Idle {
  /** Ends a session that was left alone for too long. */
  check(): void;
  /** The session is being used. */
  slide(): void;
}

export interface IdleOptions {
  readonly lifecycle?: LifecyclePort;
  readonly vault: Vault;
  readonly state: StatePort;
  readonly idleMs?: number;
  readonly idlePolicy?: IdlePolicy;
  readonly forget: () => void;
  readonly ensureSession: () => Promise<void>;
}

/** It needs no timer: what time has done is looked at when somebody comes, and a sleeping app has no other way. */
export const createIdle = (options: IdleOptions): Idle => {
  const { lifecycle, vault, state, idleMs = IDLE_MS, idlePolicy, forget, ensureSession } = options;

  // A visitor never logged in, so there is nothing to tell them; the server ends such a session by itself.
  const isOver = (): boolean => vault.age('seenAt') >= idleMs && vault.step() >= AuthStepType.TWO;

  const check = (): boolean => {
    if (!isOver()) return false;
    if (idlePolicy === 'confirm') vault.lock();
    else vault.drop('idle');
    state.publish({ kind: 'guest' });
    forget();
    state.notice?.('登录已超时');
    return true;
  };

  // The token may have died meanwhile too; that says nothing of how long its member was away.
  if (!check()) vault.dropExpired();
  lifecycle?.onShow(() => {
    if (check()) ensureSession().catch(ignore);
  });
  lifecycle?.onHide(vault.save);

  return { check, slide: vault.touch };
};
