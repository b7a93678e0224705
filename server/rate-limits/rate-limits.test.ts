import { systemRandom } from '../random';
import { createKeyring } from '../secrets/keyring';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { createRateLimits } from './rate-limits';
import { rateLimits as table } from './schema';

const keyring = createKeyring(Buffer.alloc(32, 1), systemRandom);

describeOnDatabases('a limit', (database) => {
  const clock = createManualClock();
  const limits = createRateLimits({ clock, keyring });
  const rule = (name: string, most: number) => ({ name, most, perMs: 1000 });
  const take = async (...counted: Parameters<typeof limits.take>[1][number][]): Promise<string> => {
    try {
      await limits.take(database().db, counted);
      return 'taken';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  test('[S11] lets through so many in its time, counted from the first, and then as many again', async () => {
    const one = { rule: rule('a', 2), subject: 'x' };
    expect([await take(one), await take(one), await take(one)]).toEqual(['taken', 'taken', 'RATE_LIMITED']);
    expect(await take({ ...one, subject: 'y' })).toBe('taken');
    clock.advance(999);
    expect(await take(one)).toBe('RATE_LIMITED');
    clock.advance(1);
    expect([await take(one), await take(one), await take(one)]).toEqual(['taken', 'taken', 'RATE_LIMITED']);
  });

  test('[S11] of many at once exactly the limit passes', async () => {
    const one = { rule: rule('b', 5), subject: 'x' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => take(one)));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(5);
    await limits.giveBack(database().db, [one]);
    expect([await take(one), await take(one)]).toEqual(['taken', 'RATE_LIMITED']);
  });

  test('[S11] what a second limit refuses does not count against the first', async () => {
    const wide = { rule: rule('c', 2), subject: 'x' };
    const narrow = { rule: rule('d', 0), subject: 'x' };
    for (let n = 0; n < 4; n += 1) expect(await take(wide, narrow)).toBe('RATE_LIMITED');
    expect([await take(wide), await take(wide), await take(wide)]).toEqual([
      'taken',
      'taken',
      'RATE_LIMITED',
    ]);
  });

  test('[S11] nothing that is counted can be read, and what is over is removed', async () => {
    const { db } = database();
    await take({ rule: rule('e', 1), subject: '13800138000' });
    expect(JSON.stringify(await db.select().from(table))).not.toContain('13800138000');
    clock.advance(1000);
    await limits.sweep(db);
    expect(await db.select().from(table)).toEqual([]);
  });
});
