import type { BundleSource } from '../../sandbox/host/bundle-source';
import type { IdlePolicy } from '../../src/auth';

/** The one place of a build where `idlePolicy` of `src/settings.ts` stands. */
const built = 'idlePolicy:"silent"';

/**
 * The bundle that a build with another `idlePolicy` in `src/settings.ts` makes. The setting is a constant of the app and
 * stands as one literal in its script, so that literal is all that differs between the two builds.
 */
export const withIdlePolicy = (bundle: BundleSource, policy: IdlePolicy): BundleSource => {
  const parts = (path: string): string[] => (bundle.read(path) ?? '').split(built);
  const places = bundle.list().flatMap((path) =>
    parts(path)
      .slice(1)
      .map(() => path),
  );
  if (places.length !== 1) throw new Error(`The bundle says ${built} ${places.length} times, not once`);
  return {
    list: bundle.list,
    read: (path) =>
      path === places[0] ? parts(path).join(built.replace('silent', policy)) : bundle.read(path),
  };
};
