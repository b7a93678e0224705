/** What has become of a promise so far. */
export interface Watched<T> {
  readonly state: 'pending' | 'resolved' | 'rejected';
  readonly value: T | undefined;
  readonly error: unknown;
}

export const watch = <T>(promise: Promise<T>): Watched<T> => {
  const watched: { -readonly [K in keyof Watched<T>]: Watched<T>[K] } = {
    state: 'pending',
    value: undefined,
    error: undefined,
  };
  promise.then(
    (value) => Object.assign(watched, { state: 'resolved', value }),
    (error: unknown) => Object.assign(watched, { state: 'rejected', error }),
  );
  return watched;
};
