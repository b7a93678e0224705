/** Whether code runs inside a tap of the person: the rule behind `getUserProfile`. */
export interface Gesture {
  active(): boolean;
  during<T>(run: () => T): T;
}

export const createGesture = (): Gesture => {
  let depth = 0;
  return {
    active: () => depth > 0,
    during: (run) => {
      depth += 1;
      try {
        return run();
      } finally {
        depth -= 1;
      }
    },
  };
};
