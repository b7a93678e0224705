/** The time between being told to close and closing, in which a load balancer learns to send nobody here any more. */
export interface Drain {
  /** True from `begin` on, for ever. */
  readonly draining: boolean;
  begin(): void;
}

export const createDrain = (): Drain => {
  let draining = false;
  return {
    get draining() {
      return draining;
    },
    begin: () => {
      draining = true;
    },
  };
};
