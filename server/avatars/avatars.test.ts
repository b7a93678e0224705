import sharp from 'sharp';
import { inTransaction } from '../db/transactions';
import type { Database } from '../db/types';
import { createLogger } from '../log';
import { systemRandom } from '../random';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { type Avatars, type AvatarsDeps, createAvatars } from './avatars';
import { avatarLeftovers } from './schema';
import { describeOnStores, type StoreUnderTest } from './testing/each-store';

const hour = 3600 * 1000;
const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: '#070' } })
  .png()
  .toBuffer();

const suite = (database: () => Database, opened: () => StoreUnderTest): void => {
  const clock = createManualClock();
  let isBroken: boolean;
  let avatars: Avatars;
  /** What the tests before left. */
  let before: readonly string[];

  beforeEach(async () => {
    isBroken = false;
    avatars = createAvatars(deps());
    before = await opened().names();
  });

  const deps = (): AvatarsDeps => ({
    db: database().db,
    clock,
    random: systemRandom,
    logger: createLogger('silent'),
    fetchPicture: async () => picture,
    store: {
      ...opened().store,
      delete: async (key) => {
        if (isBroken) throw new Error('the store is away');
        await opened().store.delete(key);
      },
    },
  });
  const take = (key: string) => inTransaction(database().db, (tx) => avatars.take(tx, key));
  const kept = async () => (await opened().names()).filter((name) => !before.includes(name));
  const leftovers = () => database().db.select().from(avatarLeftovers);

  test('[P14] a picture that no row came to name goes after an hour', async () => {
    const forgotten = await avatars.keep(await picture);
    const taken = await avatars.keepFrom('anywhere');
    await take(taken);
    await avatars.sweep();
    expect(await kept()).toHaveLength(2);
    clock.advance(hour);
    await avatars.sweep();
    expect(await kept()).toEqual([`${taken}.webp`]);
    await expect(take(forgotten)).rejects.toMatchObject({ code: 'AVATAR_INVALID' });
    expect(await leftovers()).toEqual([]);
  });

  test('[P14] a picture whose transaction failed is not taken', async () => {
    const key = await avatars.keep(await picture);
    const work = inTransaction(database().db, async (tx) => {
      await avatars.take(tx, key);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    clock.advance(hour);
    await avatars.sweep();
    expect(await kept()).toEqual([]);
  });

  test('[P14] bytes that could not be removed are removed later', async () => {
    const key = await avatars.keep(await picture);
    await take(key);
    await avatars.discard(database().db, key);
    isBroken = true;
    await avatars.sweep();
    expect(await kept()).toHaveLength(1);
    isBroken = false;
    await Promise.all([avatars.sweep(), avatars.sweep()]);
    expect(await kept()).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  test('[P14] a picture whose time was put off after it was listed stays', async () => {
    const key = await avatars.keep(await picture);
    const listedAt = clock.now() + hour;
    const times = [listedAt, listedAt - 1];
    const late = createAvatars({ ...deps(), clock: { now: () => times.shift() ?? 0 } });
    await late.sweep();
    expect(times).toEqual([]);
    expect(await kept()).toEqual([`${key}.webp`]);
    await take(key);
  });
};

describeOnStores('left over', (opened) => {
  describeOnDatabases('pictures', (database) => suite(database, opened));
});
