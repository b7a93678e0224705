import { readFileSync } from 'node:fs';
import path from 'node:path';
import { endpoints } from './endpoints';
import { errorTable, isErrorCode } from './error-codes';

const page = readFileSync(path.resolve(__dirname, '../../docs/errors.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([A-Z_]+)` +\| (\d+) +\| ([^|]+) +\|/gm)].map(
  ([, code, status, message]) => ({
    code,
    status: Number(status),
    message: message?.trim(),
  }),
);

test('docs/errors.md lists exactly the codes of the table, with status and sentence', () => {
  const table = Object.entries(errorTable).map(([code, row]) => ({ code, ...row }));
  expect(rows).toEqual(table);
});

test('every status tells the client who is to blame', () => {
  for (const row of Object.values(errorTable)) expect(row.status).toBeGreaterThanOrEqual(400);
});

test('unknown words, also those that every object has, are no codes', () => {
  expect(isErrorCode('AUTH_FAIL')).toBe(true);
  expect(isErrorCode('toString')).toBe(false);
  expect(isErrorCode(undefined)).toBe(false);
});

test('no two endpoints share method and path, and every path is under /api', () => {
  const keys = Object.values(endpoints).map((endpoint) => `${endpoint.method} ${endpoint.path}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !/^(GET|POST|PUT|DELETE) \/api\//.test(key))).toEqual([]);
});
