import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from '../errors';

const heldHere = new Set<string>();

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
};

/** Whether whoever wrote the file is gone. In a container every start may have the number of the one before. */
const isLeftOver = (file: string): boolean => {
  const pid = Number(readFileSync(file, 'utf8'));
  return !heldHere.has(file) && (pid === process.pid || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid));
};

/**
 * Takes a data folder for this process: the embedded database does not notice a second one, and both would spoil it.
 * A lock whose process was killed is taken over. Returns what lets the folder go.
 */
export const lockFolder = (folder: string): (() => void) => {
  const file = `${folder}.lock`;
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      heldHere.add(file);
      return () => {
        heldHere.delete(file);
        rmSync(file, { force: true });
      };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      if (isLeftOver(file)) rmSync(file, { force: true });
    }
  }
  throw new Error(`the data folder ${folder} is in use by another server (see ${file})`);
};
