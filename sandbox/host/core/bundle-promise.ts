/**
 * A Promise for one bundle that notices rejections nobody handles. The engine's own report cannot tell
 * which of several bundles a promise belongs to, and would end the whole process.
 * @param report called once per rejection that has no handler when `later` runs
 */
export const createBundlePromise = (
  report: (reason: unknown) => void,
  later: (run: () => void) => void,
): PromiseConstructor => {
  let watching = false;
  const handled = new WeakSet<object>();

  class BundlePromise<T> extends Promise<T> {
    constructor(
      executor: (resolve: (value: T | PromiseLike<T>) => void, reject: (reason?: unknown) => void) => void,
    ) {
      super(executor);
      watching = true;
      super.then(undefined, (reason: unknown) => {
        later(() => {
          if (!handled.has(this)) report(reason);
        });
      });
      watching = false;
    }

    /** The watcher itself must not be watched, or every promise would create another one without end. */
    static override get [Symbol.species](): PromiseConstructor {
      return watching ? Promise : (BundlePromise as unknown as PromiseConstructor);
    }

    // biome-ignore lint/suspicious/noThenProperty: a promise is a thenable
    override then<A = T, B = never>(
      onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
      onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
    ): Promise<A | B> {
      handled.add(this);
      return super.then(onFulfilled, onRejected);
    }
  }

  return BundlePromise as unknown as PromiseConstructor;
};
