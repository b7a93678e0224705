import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockFolder } from './folder-lock';

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
  data = path.join(folder, 'db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder has one holder at a time', () => {
  const release = lockFolder(data);
  expect(() => lockFolder(data)).toThrow('in use');
  release();
  expect(existsSync(`${data}.lock`)).toBe(false);
  lockFolder(data)();
});

test('a living process keeps its folder', () => {
  writeFileSync(`${data}.lock`, String(process.ppid));
  expect(() => lockFolder(data)).toThrow('in use');
});

test.each(['999999999', '', 'nonsense', String(process.pid)])(
  'a lock left behind by %j is taken over',
  (pid) => {
    writeFileSync(`${data}.lock`, pid);
    lockFolder(data)();
  },
);
