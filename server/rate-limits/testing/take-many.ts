/**
 * One of several processes that count the same thing: `node --import tsx take-many.ts <postgres url> <tries> <most>`
 * writes how many of its tries, all at once, were let through.
 */
import { openDatabase } from '../../db/open';
import { systemRandom } from '../../random';
import { createKeyring } from '../../secrets/keyring';
import { createRateLimits } from '../rate-limits';

const main = async (url: string, tries: number, most: number): Promise<void> => {
  const database = await openDatabase({ url });
  const keyring = createKeyring(Buffer.alloc(32, 1), systemRandom);
  const limits = createRateLimits({ clock: { now: () => 1 }, keyring });
  const one = { rule: { name: 'shared', most, perMs: 1000 }, subject: 'x' };
  const outcomes = await Promise.allSettled(
    Array.from({ length: tries }, () => limits.take(database.db, [one])),
  );
  await database.close();
  process.stdout.write(String(outcomes.filter(({ status }) => status === 'fulfilled').length));
};

const [, , url = '', tries, most] = process.argv;
void main(url, Number(tries), Number(most));
