import type { LoginInput } from './login-input';

/** What every typed way in is given. */
export interface WayInProps {
  /** True when the agreement is ticked; asks for it where it is not. */
  readonly passAgreement: () => boolean;
  /** True when what was typed may be sent; says what is wrong where it may not. */
  readonly check: (input: LoginInput) => boolean;
}
