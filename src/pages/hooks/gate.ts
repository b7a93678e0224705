import { AuthStepType, type MustAuthOptions, withAuth } from '@/auth';

/** What a tap sets off once the user is a member. */
export type GatedAction = () => unknown;

interface Gate {
  /** A constant word for the trace: what was tapped. */
  readonly name: string;
  readonly mustAuth: (options?: MustAuthOptions, gate?: string) => Promise<void>;
  /** Module that the organisation must allow besides. */
  readonly permission?: string;
}

/**
 * Waits for the member step, then does what was tapped, with whatever the action closed over at that moment.
 * A user who leaves the login page gets nothing done; the rejection goes to `onFailure` like any other. Never rejects.
 */
export const runGated = async (
  { name, mustAuth, permission }: Gate,
  action: GatedAction,
  onFailure: (caught: unknown) => void,
): Promise<void> => {
  const login = { mustAuth: (options?: MustAuthOptions) => mustAuth(options, name) };
  const options = { mustAuthStep: AuthStepType.TWO, ...(permission !== undefined && { permission }) };
  try {
    await withAuth(login, options)(async () => action())();
  } catch (caught) {
    onFailure(caught);
  }
};
