import { AuthError, AuthStepType } from '@/auth';
import { settle } from '@/auth/testing/manual-clock';
import { runGated } from './gate';

const start = () => {
  let enter: () => void = () => undefined;
  let leave: (error: unknown) => void = () => undefined;
  const mustAuth = jest.fn(
    (..._: unknown[]) =>
      new Promise<void>((resolve, reject) => {
        enter = resolve;
        leave = reject;
      }),
  );
  const action = jest.fn((): unknown => undefined);
  const onFailure = jest.fn();
  const done = runGated({ name: 'cart.checkout', mustAuth }, action, onFailure);
  return { mustAuth, action, onFailure, done, enter: () => enter(), leave: (error: unknown) => leave(error) };
};

test('[I06] a gated tap asks for the member step and does nothing before it is reached', async () => {
  const { mustAuth, action, enter, done } = start();
  await settle();
  expect(mustAuth.mock.calls).toEqual([[{ mustAuthStep: AuthStepType.TWO }, 'cart.checkout']]);
  expect(action).not.toHaveBeenCalled();
  enter();
  await done;
  expect(action).toHaveBeenCalledTimes(1);
});

test('[I07] a user who leaves the login page gets nothing done, and only the cancellation is told', async () => {
  const { action, onFailure, leave, done } = start();
  leave(new AuthError('cancelled'));
  await done;
  expect(action).not.toHaveBeenCalled();
  expect(onFailure.mock.calls).toEqual([[expect.objectContaining({ code: 'cancelled' })]]);
});

test('[I07] an action that fails after the login is told like any other', async () => {
  const { action, onFailure, enter, done } = start();
  action.mockReturnValueOnce(Promise.reject(new AuthError('timeout')));
  enter();
  await done;
  expect(onFailure.mock.calls).toEqual([[expect.objectContaining({ code: 'timeout' })]]);
});
