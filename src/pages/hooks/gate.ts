import { AuthStepType, type MustAuthOptions } from '@/auth';

/** What a tap sets off once the user is a member. */
export type GatedAction = () => unknown;

/**
 * Waits for the member step, then does what was tapped, with whatever the action closed over at that moment.
 * A user who leaves the login page gets nothing done; the rejection goes to `onFailure` like any other. Never rejects.
 */
export const runGated = async (
  mustAuth: (options: MustAuthOptions) => Promise<void>,
  action: GatedAction,
  onFailure: (caught: unknown) => void,
): Promise<void> => {
  try {
    await mustAuth({ mustAuthStep: AuthStepType.TWO });
    await action();
  } catch (caught) {
    onFailure(caught);
  }
};
