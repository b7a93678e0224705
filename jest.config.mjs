/** ESM-only packages that the CommonJS test run compiles. */
const esmOnly = ['content-disposition', 'cookie', 'glass-easel', 'fast-check', 'pure-rand'];

/** @type {import('jest').Config} */
export default {
  rootDir: '.',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,server,sandbox,e2e,config,scripts,bench}/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '\\.browser\\.test\\.ts$'],
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/)?(?:${esmOnly.join('|')})/)`],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '\\.(scss|png|webp|svg)$': '<rootDir>/scripts/testing/empty.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.data/'],
  reporters: ['default', '<rootDir>/scripts/testing/closing-line.cjs'],
  testSequencer: '<rootDir>/scripts/testing/long-first.cjs',
  // Jest leaves one core free, which on two cores means one process for everything, and its heap only grows.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30000,
};
