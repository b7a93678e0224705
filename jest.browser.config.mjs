import base from './jest.config.mjs';

/** The tests that need a browser; `npm test` leaves them out. One at a time: a browser alone keeps two cores busy. */
/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/e2e/browser/**/*.browser.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
