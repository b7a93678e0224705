const fs = require('node:fs');

/** The import law of docs/architecture.md, generated from the folders so that a new feature is guarded at birth. */
const foldersOf = (parent) =>
  fs.existsSync(parent)
    ? fs
        .readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : [];

const test = '\\.(test|contract)\\.tsx?$|/testing/';

/** Files under `from` may import, of our own code, only what `allowed` names. */
const onlyFrom = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { path: '^(src|server|sandbox|e2e|bench|scripts|config)/', pathNot: [...allowed, from] },
});

const featureLaws = foldersOf('src/features').map((feature) =>
  onlyFrom(
    `feature-${feature}`,
    `^src/features/${feature}/`,
    [
      '^src/(components|shared|contract|styles|assets)/',
      '^src/store/(use-store|types|failure)\\.ts$',
      '^src/auth/index\\.ts$',
      '^src/platform/current\\.ts$',
      '^src/routes\\.ts$',
    ],
    'a feature never imports another feature',
  ),
);

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { pathNot: test },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      from: { pathNot: `${test}|^e2e/|^bench/` },
      to: { path: '\\.test\\.tsx?$' },
    },
    onlyFrom('contract-alone', '^src/contract/', [], 'the words on the wire import nothing of ours'),
    onlyFrom('shared-alone', '^src/shared/', [], 'pure helpers import nothing of ours'),
    onlyFrom(
      'auth-core',
      '^src/auth/',
      ['^src/(contract|shared)/'],
      'the core knows only the wire and pure helpers',
    ),
    onlyFrom('platform', '^src/platform/', ['^src/(auth|contract|shared)/'], 'adapters serve the core'),
    onlyFrom(
      'store',
      '^src/store/',
      ['^src/(auth|contract)/', '^src/features/[^/]+/slice\\.ts$'],
      'the store knows the core and the slices',
    ),
    onlyFrom(
      'components',
      '^src/components/',
      ['^src/(shared|styles|assets)/'],
      'components know no shop words',
    ),
    onlyFrom('server', '^server/', ['^src/contract/'], 'the server shares only the wire with the app'),
    onlyFrom('sandbox', '^sandbox/', [], 'the outside world knows bundles and HTTP'),
    ...featureLaws,
    {
      name: 'core-without-packages',
      severity: 'error',
      from: { path: '^src/(auth|shared)/', pathNot: test },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core', 'unknown'] },
    },
    {
      name: 'host-without-node',
      comment: 'the host also runs in a browser',
      severity: 'error',
      from: { path: '^sandbox/host/', pathNot: `${test}|^sandbox/host/node/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'schemas-as-types-only',
      comment: 'contract schemas reach the app as types only',
      severity: 'error',
      from: { path: '^src/contract/index\\.ts$' },
      to: { path: '^src/contract/(account|catalog|trade|common)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^dist/|^\\.cache/' },
  },
};
