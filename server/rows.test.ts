import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The rows that the server and the login are held against: a test that proves one has its id in its title. A row that
 * nothing proves is found here.
 */
const rows: Readonly<Record<string, number>> = { S: 22, L: 30, I: 10, P: 26 };

const root = path.join(__dirname, '..');
const folders = ['src', 'server', 'sandbox', 'e2e', 'config', 'scripts', 'bench'];

const testsUnder = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : testsUnder(name);
    return /\.test\.tsx?$/.test(entry.name) ? [name] : [];
  });

/** Every id that stands in brackets at the begin of a title, by the folder of its test. */
const found = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const ids = new Map<string, Set<string>>();
  for (const file of folders.flatMap(testsUnder)) {
    for (const [, heads = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(
      /['"`]((?:\[[A-Z]\d\d\] )+)/g,
    )) {
      for (const [, id = ''] of heads.matchAll(/\[([A-Z]\d\d)\]/g)) {
        ids.set(id, (ids.get(id) ?? new Set()).add(file.split(path.sep)[0] ?? ''));
      }
    }
  }
  return ids;
};

const all = Object.entries(rows).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, n) => `${letter}${String(n + 1).padStart(2, '0')}`),
);

test('[S01] every row has a test with its id', () => {
  const ids = found();
  expect(all.filter((id) => !ids.has(id))).toEqual([]);
});

test('[S01] every row of the server has a test of the server', () => {
  const ids = found();
  const elsewhere = all.filter((id) => id.startsWith('S') && ids.get(id)?.has('server') !== true);
  expect(elsewhere).toEqual([]);
});
