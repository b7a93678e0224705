import { AppError } from '../errors';
import { describeOnDatabases } from '../testing/database';
import { accessTokens } from './schema';
import { createGate, hour, type KeepersOptions, setUpKeepers } from './testing/keeper-fixture';
import { withToken } from './with-token';

describeOnDatabases('an access token', (database) => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });
  const setUp = (options?: KeepersOptions) => {
    const world = setUpKeepers(database(), options);
    opened.push(world);
    const [one, two, three] = [world.keeper(), world.keeper(), world.keeper()];
    return { ...world, one, two, three };
  };
  const rowOf = async (appId: string) => {
    const rows = await database().db.select().from(accessTokens);
    return rows.find((row) => row.appId === appId);
  };

  test('[S08] is fetched once for all who ask at once on three instances, and found again after a restart', async () => {
    const { one, two, three, keeper, platform } = setUp();
    const asking = Array.from({ length: 60 }, (_, n) => [one, two, three][n % 3]?.get());
    const tokens = await Promise.all(asking);
    expect(new Set(tokens.map((kept) => kept?.token))).toEqual(new Set(['token-1']));
    expect((await keeper().get()).token).toBe('token-1');
    expect(platform.asked).toEqual([false]);
  });

  test('[S08] in its last five minutes the old one is given while the new one is fetched', async () => {
    const { one, two, clock, platform } = setUp();
    await one.get();
    clock.advance(2 * hour - 300_001);
    expect([(await one.get()).token, platform.asked.length]).toEqual(['token-1', 1]);
    clock.advance(1);
    const gate = createGate();
    platform.gate = gate.passed;
    expect((await one.get()).token).toBe('token-1');
    expect((await two.get()).token).toBe('token-1');
    gate.open();
    await one.idle();
    await two.idle();
    expect([(await one.get()).token, (await two.get()).token]).toEqual(['token-2', 'token-2']);
    expect(platform.asked.length).toBe(2);
  });

  test('[S08] nobody gets the old one in its last seconds, or where the platform promises nothing about it', async () => {
    const { one, clock } = setUp();
    await one.get();
    clock.advance(2 * hour - 30_000);
    expect((await one.get()).token).toBe('token-2');
    const unknown = setUp({ overlapMs: 0 });
    await unknown.one.get();
    unknown.clock.advance(2 * hour - 300_000);
    expect((await unknown.one.get()).token).toBe('token-2');
  });

  test('[S08] a refresh that fails leaves the old one in use, and is not tried by everybody at once', async () => {
    for (const overlapMs of [300_000, 0]) {
      const { one, clock, platform } = setUp({ overlapMs, wait: async () => undefined });
      await one.get();
      clock.advance(2 * hour - 300_000);
      platform.failures.push(new AppError('PLATFORM_BUSY'), new AppError('PLATFORM_BUSY'));
      expect((await one.get()).token).toBe('token-1');
      await one.idle();
      for (let n = 0; n < 5; n += 1) expect((await one.get()).token).toBe('token-1');
      await one.idle();
      expect(platform.asked.length).toBe(3);
      clock.advance(10_000);
      await one.get();
      await one.idle();
      expect((await one.get()).token).toBe('token-2');
    }
  });

  test('[S08] a busy platform is asked twice, one that refuses once', async () => {
    const { one, platform } = setUp({ wait: async () => undefined });
    platform.failures.push(new AppError('PLATFORM_BUSY'));
    expect((await one.get()).token).toBe('token-1');
    platform.failures.push(new AppError('PLATFORM_REFUSED'));
    await expect(one.replace('token-1')).rejects.toMatchObject({ code: 'PLATFORM_REFUSED' });
    expect(platform.asked.length).toBe(3);
  });

  test('[S08] a refused token is given to nobody any more, also while its successor is on its way', async () => {
    const { one, two, platform } = setUp();
    await one.get();
    const gate = createGate();
    platform.gate = gate.passed;
    const [replaced, asked] = [one.replace('token-1'), createGate()];
    while ((await rowOf(platform.source.appId))?.refusedAt == null) await Promise.resolve();
    const other = two.get().then(({ token }) => {
      asked.open();
      return token;
    });
    expect(await Promise.race([asked.passed.then(() => 'told'), replaced.then(() => 'told'), 'waits'])).toBe(
      'waits',
    );
    gate.open();
    expect([(await replaced).token, await other]).toEqual(['token-2', 'token-2']);
    expect(platform.asked.length).toBe(2);
  });

  test('[S08] a refused token that was replaced already is not replaced again, however many say so', async () => {
    const { one, two, three, platform } = setUp();
    await one.get();
    const storm = Array.from({ length: 45 }, (_, n) => [one, two, three][n % 3]?.replace('token-1'));
    expect(new Set((await Promise.all(storm)).map((kept) => kept?.token))).toEqual(new Set(['token-2']));
    expect((await two.replace('token-1')).token).toBe('token-2');
    expect((await two.replace('never seen')).token).toBe('token-2');
    expect(platform.asked.length).toBe(2);
  });

  test('[S08] another one is forced only when the platform gives the refused one again, and not twice in 30 s', async () => {
    const { one, clock, platform } = setUp();
    await one.get();
    platform.stubborn = true;
    expect((await one.replace('token-1')).token).toBe('token-2');
    expect((await one.replace('token-2')).token).toBe('token-2');
    expect(platform.asked).toEqual([false, false, true, false]);
    clock.advance(31_000);
    expect((await one.replace('token-2')).token).toBe('token-3');
  });

  test('[S08] a platform that refuses every token it gives is not asked without end', async () => {
    const { one, platform } = setUp();
    const replaceAll = async (): Promise<void> => {
      for (let n = 0; n < 30; n += 1) await one.replace((await one.get()).token);
    };
    await expect(replaceAll()).rejects.toMatchObject({ code: 'PLATFORM_BUSY' });
    expect(platform.asked.length).toBe(21);
  });

  test('[S08] whoever is gone in the middle of a refresh is replaced after the lease, and what they bring late is not taken', async () => {
    const { keeper, two, clock, timing, platform } = setUp({
      wait: async () => {
        clock.advance(timing.pollMs);
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    const gate = createGate();
    const late = keeper({
      ...platform.source,
      fetch: async () => {
        await gate.passed;
        return { token: 'late', expiresInMs: hour };
      },
    });
    const lost = late.get();
    while ((await rowOf(platform.source.appId))?.holder == null) await Promise.resolve();
    const start = clock.now();
    expect((await two.get()).token).toBe('token-1');
    expect(clock.now() - start).toBeGreaterThanOrEqual(timing.leaseMs);
    gate.open();
    expect((await lost).token).toBe('token-1');
    expect((await two.get()).token).toBe('token-1');
  });

  test('[S08] who waits hears of the new token at once, long before the next look', async () => {
    const never = new Promise<void>(() => undefined);
    const { one, two, platform } = setUp({ wait: () => never });
    const gate = createGate();
    platform.gate = gate.passed;
    const first = one.get();
    while (platform.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = two.get();
    while ((await rowOf(platform.source.appId))?.holder == null) await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 100));
    gate.open();
    expect([(await first).token, (await second).token]).toEqual(['token-1', 'token-1']);
  });

  test('[S08] is refreshed early also when nobody asks, by one of all instances', async () => {
    const { one, two, three, clock, platform } = setUp();
    await one.tend();
    expect(platform.asked).toEqual([]);
    await one.get();
    clock.advance(2 * hour - 300_000);
    await Promise.all([one.tend(), two.tend(), three.tend()]);
    expect([(await three.get()).token, platform.asked.length]).toEqual(['token-2', 2]);
  });

  test('[S08] a call is repeated once with another token, not more', async () => {
    const { one } = setUp();
    const used: string[] = [];
    const call = async (token: string) => {
      used.push(token);
      return 'dead';
    };
    expect(await withToken(one, call, (answer) => answer === 'dead')).toBe('dead');
    expect(used).toEqual(['token-1', 'token-2']);
  });

  test('[S08] lies encrypted, and what cannot be opened any more is fetched anew', async () => {
    const { one, two, platform } = setUp();
    await one.get();
    const row = await rowOf(platform.source.appId);
    expect(row?.token).toMatch(/^v\d\./);
    expect(JSON.stringify(row)).not.toContain('token-1');
    await database().db.update(accessTokens).set({ token: 'v1.other.secret.text' });
    expect((await two.get()).token).toBe('token-2');
  });
});
