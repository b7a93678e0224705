import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { endpoints } from './endpoints';
import { errorTable, isErrorCode, localErrors } from './error-codes';

const root = path.resolve(__dirname, '../..');
const page = readFileSync(path.join(root, 'docs/errors.md'), 'utf8');

/** Cells of the page's rows that begin with a code of this form. */
const rowsOf = (code: RegExp): string[][] =>
  page
    .split('\n')
    .filter((line) => code.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** The text of every source file in `folders`, tests and these tables apart. */
const sourcesOf = (...folders: string[]): string =>
  folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|testing|node_modules|contract/.test(file))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');

test('docs/errors.md lists exactly the codes of the table, with status and sentence', () => {
  const rows = rowsOf(/^\| `[A-Z_]+` +\|/).map(([code, status, message]) => [code, status, message]);
  expect(rows).toEqual(
    Object.entries(errorTable).map(([code, { status, message }]) => [`\`${code}\``, String(status), message]),
  );
});

test('[L21] docs/errors.md lists exactly what comes without a word of the server, with its sentence', () => {
  const rows = rowsOf(/^\| `[a-z-]+` +\|/);
  expect(rows.map(([code, message]) => [code, message])).toEqual(
    Object.entries(localErrors).map(([code, message]) => [`\`${code}\``, message]),
  );
  expect(rows.every((cells) => cells.length === 3 && cells[2] !== '')).toBe(true);
});

test('no code of either table is dead: the server says each of the first, the core each of the second', () => {
  const isUsed = (text: string) => (code: string) => text.includes(`'${code}'`);
  expect(Object.keys(errorTable).filter((code) => !isUsed(sourcesOf('server'))(code))).toEqual([]);
  expect(Object.keys(localErrors).filter((code) => !isUsed(sourcesOf('src/auth'))(code))).toEqual([]);
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
