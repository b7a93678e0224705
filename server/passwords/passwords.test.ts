import { systemRandom } from '../random';
import { createRateLimits } from '../rate-limits/rate-limits';
import { createKeyring } from '../secrets/keyring';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { argon2Hasher, type PasswordHasher } from './password-hasher';
import { createPasswords } from './passwords';

const keyring = createKeyring(Buffer.alloc(32, 1), systemRandom);

test('[S12] argon2id tells the right password from others', async () => {
  const stored = await argon2Hasher.hash('sea-otter-42');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await argon2Hasher.verify(stored, 'sea-otter-42')).toBe(true);
  expect(await argon2Hasher.verify(stored, 'sea-otter-43')).toBe(false);
});

describeOnDatabases('the comparison of passwords', (database) => {
  /** Notes what was compared with which cost, and computes as the real one does. */
  const create = () => {
    const costs: string[] = [];
    const hasher: PasswordHasher = {
      hash: argon2Hasher.hash,
      verify: (hash, password) => {
        costs.push(hash.split('$').slice(1, 4).join('$'));
        return argon2Hasher.verify(hash, password);
      },
    };
    const limits = createRateLimits({ clock: createManualClock(), keyring });
    return { costs, passwords: createPasswords({ db: database().db, limits, hasher }) };
  };

  test('[S12] does the same work whether or not there is a password', async () => {
    const { costs, passwords } = create();
    const stored = await passwords.hash('sea-otter-42');
    const check = (phone: string, hash: string | null, password: string) =>
      passwords.check({ phone, address: '10.0.0.1', hash, password });
    expect(await check('1', stored, 'sea-otter-42')).toBe(true);
    expect(await check('2', stored, 'wrong-one-1')).toBe(false);
    expect(await check('3', null, 'wrong-one-1')).toBe(false);
    expect(await check('4', null, 'nobody has this password 0')).toBe(false);
    expect(costs).toEqual(Array(4).fill('argon2id$v=19$m=19456,t=2,p=1'));
  });

  test.each([
    ['that somebody has', true],
    ['that nobody has', false],
  ])('[S12] of a hundred guesses at once for a number %s five are compared', async (_whose, isKnown) => {
    const { costs, passwords } = create();
    const hash = isKnown ? await passwords.hash('sea-otter-42') : null;
    const phone = isKnown ? '5' : '6';
    const guesses = Array.from({ length: 100 }, (_, n) =>
      passwords.check({ phone, address: `10.0.1.${n}`, hash, password: `wrong-one-${n}` }),
    );
    const answers = await Promise.allSettled(guesses);
    expect(answers.filter((one) => one.status === 'fulfilled' && !one.value)).toHaveLength(5);
    const refusals = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refusals).toEqual(Array(95).fill('RATE_LIMITED'));
    expect(costs).toHaveLength(5);
    const right = passwords.check({ phone, address: '10.0.2.1', hash, password: 'sea-otter-42' });
    await expect(right).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});
