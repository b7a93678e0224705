import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { inTransaction } from '../db/transactions';
import { createLogger } from '../log';
import { systemRandom } from '../random';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import type { AvatarStore } from './avatar-store';
import { type Avatars, type AvatarsDeps, createAvatars } from './avatars';
import { createLocalAvatarStore } from './local-avatar-store';
import { avatarLeftovers } from './schema';

const hour = 3600 * 1000;
const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: '#070' } })
  .png()
  .toBuffer();

describeOnDatabases('pictures that are left over', (database) => {
  const clock = createManualClock();
  let folder: string;
  let store: AvatarStore;
  let isBroken: boolean;
  let avatars: Avatars;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'avatars-'));
    store = createLocalAvatarStore(folder);
    isBroken = false;
    avatars = createAvatars(deps());
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const deps = (): AvatarsDeps => ({
    db: database().db,
    clock,
    random: systemRandom,
    logger: createLogger('silent'),
    fetchPicture: async () => picture,
    store: {
      ...store,
      delete: async (key) => {
        if (isBroken) throw new Error('the disk is away');
        await store.delete(key);
      },
    },
  });
  const take = (key: string) => inTransaction(database().db, (tx) => avatars.take(tx, key));
  const leftovers = () => database().db.select().from(avatarLeftovers);

  test('[P14] a picture that no row came to name goes after an hour', async () => {
    const forgotten = await avatars.keep(await picture);
    const taken = await avatars.keepFrom('anywhere');
    await take(taken);
    await avatars.sweep();
    expect(readdirSync(folder)).toHaveLength(2);
    clock.advance(hour);
    await avatars.sweep();
    expect(readdirSync(folder)).toEqual([`${taken}.webp`]);
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
    expect(readdirSync(folder)).toEqual([]);
  });

  test('[P14] bytes that could not be removed are removed later', async () => {
    const key = await avatars.keep(await picture);
    await take(key);
    await avatars.discard(database().db, key);
    isBroken = true;
    await avatars.sweep();
    expect(readdirSync(folder)).toHaveLength(1);
    isBroken = false;
    await Promise.all([avatars.sweep(), avatars.sweep()]);
    expect(readdirSync(folder)).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  test('[P14] a picture whose time was put off after it was listed stays', async () => {
    const key = await avatars.keep(await picture);
    const listedAt = clock.now() + hour;
    const times = [listedAt, listedAt - 1];
    const late = createAvatars({ ...deps(), clock: { now: () => times.shift() ?? 0 } });
    await late.sweep();
    expect(times).toEqual([]);
    expect(readdirSync(folder)).toEqual([`${key}.webp`]);
    await take(key);
  });

  test('[S16] a key that is no key reaches no file', async () => {
    for (const key of ['../../etc/passwd', 'a/b', '', '..']) {
      await expect(store.put(key, await picture, 'image/webp')).rejects.toThrow('not a key');
      await expect(store.delete(key)).rejects.toThrow('not a key');
    }
  });
});
