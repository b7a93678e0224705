/** Tells a late answer from the newest one. */
export interface Latest {
  /** Starts a run; the returned question is true as long as no later run was started. */
  begin(): () => boolean;
}

export const createLatest = (): Latest => {
  let newest = 0;
  return {
    begin: () => {
      newest += 1;
      const mine = newest;
      return () => mine === newest;
    },
  };
};
