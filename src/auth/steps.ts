import type { User } from '../contract';
import type { AuthState } from './ports';

/** How far a session has come; 0 stands for none. */
export enum AuthStepType {
  ONE = 1,
  TWO = 2,
  THREE = 3,
}

/** The step that a user's data amounts to: phone makes TWO, phone with nickname and avatar makes THREE. */
export const stepOf = (user: User | null): 0 | AuthStepType => {
  if (user === null) return 0;
  if (user.busiIdentity !== 'MEMBER') return AuthStepType.ONE;
  return user.nickname !== null && user.avatarUrl !== null ? AuthStepType.THREE : AuthStepType.TWO;
};

/** What pages are told of a session with this user. */
export const stateOf = (user: User): AuthState => {
  const step = stepOf(user);
  return step === AuthStepType.TWO || step === AuthStepType.THREE
    ? { kind: 'member', user, step }
    : { kind: 'visitor', user, step: AuthStepType.ONE };
};
