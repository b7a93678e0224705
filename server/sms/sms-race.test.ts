import { eq } from 'drizzle-orm';
import { inTransaction } from '../db/transactions';
import { AppError } from '../errors';
import { systemRandom } from '../random';
import { createRateLimits } from '../rate-limits/rate-limits';
import { createKeyring } from '../secrets/keyring';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { smsCodes } from './schema';
import { createSmsCodes } from './sms-codes';

const origin = { address: '10.9.0.1', deviceId: null };

describeOnDatabases('tries at once', (database) => {
  const clock = createManualClock();
  const keyring = createKeyring(Buffer.alloc(32, 1), systemRandom);
  let last = '';
  const create = () =>
    createSmsCodes({
      db: database().db,
      clock,
      random: systemRandom,
      keyring,
      limits: createRateLimits({ clock, keyring }),
      port: {
        send: async ({ code }) => {
          last = code;
        },
      },
    });
  const wrong = (by: number): string => String((Number(last) + by) % 1_000_000).padStart(6, '0');
  const outcomes = async (work: readonly Promise<unknown>[]): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const one of await Promise.allSettled(work)) {
      const failure: unknown = one.status === 'rejected' ? one.reason : null;
      const word = failure === null ? 'ok' : failure instanceof AppError ? failure.code : String(failure);
      counts[word] = (counts[word] ?? 0) + 1;
    }
    return counts;
  };

  test('[S11] of a hundred tries with the right code one is accepted', async () => {
    const codes = create();
    await codes.send('13810000001', 'login', origin);
    const tries = Array.from({ length: 100 }, () => codes.verify('13810000001', last, 'login'));
    expect(await outcomes(tries)).toEqual({ ok: 1, SMS_CODE_WRONG: 99 });
  });

  test('[S11] of six wrong tries five are looked at, and the right code is worth nothing then', async () => {
    const codes = create();
    await codes.send('13810000002', 'login', origin);
    const tries = [1, 2, 3, 4, 5, 6].map((by) => codes.check('13810000002', wrong(by), 'login'));
    expect(await outcomes(tries)).toEqual({ SMS_CODE_WRONG: 6 });
    await expect(codes.check('13810000002', last, 'login')).rejects.toMatchObject({ code: 'SMS_CODE_WRONG' });
  });

  test('[S11] of guesses at once no more than five are compared', async () => {
    const codes = create();
    await codes.send('13810000003', 'login', origin);
    const guesses = Array.from({ length: 20 }, (_, n) => codes.check('13810000003', wrong(n + 1), 'login'));
    await outcomes(guesses);
    const [row] = await database().db.select().from(smsCodes).where(eq(smsCodes.phone, '13810000003'));
    expect(row?.attempts).toBe(5);
  });

  test('[S11] a right code that was looked at is used by one transaction, and by none that fails', async () => {
    const codes = create();
    const { db } = database();
    await codes.send('13810000004', 'reset-password', origin);
    const right = await codes.check('13810000004', last, 'reset-password');
    const failing = inTransaction(db, async (tx) => {
      await codes.consume(tx, right);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const uses = Array.from({ length: 20 }, () => inTransaction(db, (tx) => codes.consume(tx, right)));
    expect(await outcomes(uses)).toEqual({ ok: 1, SMS_CODE_WRONG: 19 });
  });

  test('[S11] of a hundred requests for a message one is sent', async () => {
    const codes = create();
    const asked = Array.from({ length: 100 }, () => codes.send('13810000005', 'login', origin));
    expect(await outcomes(asked)).toEqual({ ok: 1, SMS_TOO_SOON: 99 });
  });
});
