import { createVault } from './session';
import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member, visitor } from './testing/fake-shop';
import { createManualClock } from './testing/manual-clock';
import { createMemoryStorage } from './testing/memory-storage';

const session = (token: string, user = visitor) => ({ token, expiresAt: 1_900_000_000_000, user });

const setUp = (text?: string) => {
  const storage = createMemoryStorage(text === undefined ? {} : { session: text });
  const clock = createManualClock();
  const open = () => createVault({ storage, clock, note: () => undefined, onStored: () => undefined });
  return { storage, clock, open, vault: open() };
};

describe('the record', () => {
  test('[L02] one versioned record under one key, read again at the next start', () => {
    const { storage, vault, open } = setUp();
    vault.replace(session('t1', member), vault.epoch());
    expect([...storage.entries.keys()]).toEqual(['session']);
    expect(JSON.parse(storage.entries.get('session') ?? '')).toMatchObject({ version: 2 });
    expect(open().user()).toEqual(member);
    expect(open().token()).toBe('t1');
  });

  const good = { version: 2, session: session('t1'), userAt: 5, seenAt: 5, locked: false };
  test.each([
    ['no JSON', '{"version":1'],
    ['null', 'null'],
    ['a bare text', '"token"'],
    ['an older version', JSON.stringify({ ...good, version: 1 })],
    ['no version', JSON.stringify({ ...good, version: undefined })],
    ['no token', JSON.stringify({ ...good, session: { ...good.session, token: '' } })],
    ['a life that is text', JSON.stringify({ ...good, session: { ...good.session, expiresAt: '9' } })],
    ['an unknown identity', JSON.stringify({ ...good, session: session('t', { ...visitor, id: '' }) })],
    [
      'a user without a field',
      JSON.stringify({ ...good, session: session('t', { ...visitor, nickname: undefined as never }) }),
    ],
    [
      'a user of before passwords',
      JSON.stringify({ ...good, session: session('t', { ...visitor, hasPassword: undefined as never }) }),
    ],
    [
      'a gender of its own',
      JSON.stringify({ ...good, session: session('t', { ...visitor, gender: 'x' as never }) }),
    ],
    [
      'a birthday that is no text',
      JSON.stringify({ ...good, session: session('t', { ...visitor, birthday: 7 as never }) }),
    ],
    [
      'an end of the account that is text',
      JSON.stringify({ ...good, session: session('t', { ...visitor, deletionAt: '9' as never }) }),
    ],
    [
      'an end that is text and yet to come',
      JSON.stringify({ ...good, session: { ...good.session, expiresAt: '1900000000000' } }),
    ],
    ['no time', JSON.stringify({ ...good, userAt: undefined })],
    ['no time of last use', JSON.stringify({ ...good, seenAt: '5' })],
    ['no word on its lock', JSON.stringify({ ...good, locked: undefined })],
  ])('[L02] %s counts as absent and is removed', (_, text) => {
    const { storage, vault } = setUp(text);
    expect(vault.user()).toBeNull();
    expect(storage.entries.size).toBe(0);
  });

  test('[L02] one whose end has passed is removed once its age was judged, a live one stays', () => {
    const dead = setUp(JSON.stringify({ ...good, session: { ...good.session, expiresAt: 1 } }));
    dead.vault.dropExpired();
    expect([dead.vault.user(), dead.storage.entries.size]).toEqual([null, 0]);
    const alive = setUp(JSON.stringify(good));
    alive.vault.dropExpired();
    expect([alive.vault.user()?.id, alive.storage.entries.size]).toEqual(['u1', 1]);
  });

  test('[L02] [F06] nothing but the session is ever stored', async () => {
    const { auth, storage, transport, clock } = createTestAuth();
    transport.hold('exchange');
    const login = auth.login();
    await clock.advance(0);
    expect(storage.entries.size).toBe(0);
    transport.release('exchange');
    await login;
    expect([...storage.entries.keys()]).toEqual(['session']);
  });

  test('[L02] a storage that is full leaves no older session behind, and the app goes on in memory', () => {
    const { storage, vault, open } = setUp();
    vault.replace(session('t1'), vault.epoch());
    storage.setFull(true);
    vault.replace(session('t2'), vault.epoch());
    expect(vault.token()).toBe('t2');
    expect(open().token()).toBeNull();
    storage.write = () => {
      throw new Error('setStorageSync:fail exceed storage max size');
    };
    expect(vault.replace(session('t3'), vault.epoch())).toBe(true);
    expect(vault.token()).toBe('t3');
  });

  test('[L02] user data is used without a request, and fetched beside when it is older than the set age', async () => {
    const options = { remembered: (shop: FakeShop) => shop.issue(member), userMaxAgeMs: 1000 };
    const { auth, clock, transport, states, restart } = createTestAuth(options);
    await auth.init();
    expect(states).toEqual([{ kind: 'member', user: member, step: 2 }]);
    expect(transport.requests()).toHaveLength(0);
    await clock.advance(1001);
    await restart().init();
    await clock.advance(0);
    expect(transport.requests().map(({ name }) => name)).toEqual(['getMe']);
    restart();
    expect(transport.requests()).toHaveLength(1);
  });

  test('[L02] an app that lives on fetches it when it is shown again, once, and not before that age', async () => {
    const options = { remembered: (shop: FakeShop) => shop.issue(member), userMaxAgeMs: 1000 };
    const { auth, clock, transport, lifecycle } = createTestAuth(options);
    const loads = () => transport.requests('getMe').length;
    await auth.init();
    await clock.advance(1000);
    lifecycle.show();
    await clock.advance(1);
    expect(loads()).toBe(0);
    lifecycle.show();
    lifecycle.show();
    await clock.advance(0);
    expect(loads()).toBe(1);
    lifecycle.show();
    await clock.advance(0);
    expect(loads()).toBe(1);
  });

  test('[L02] that age is a day unless said', async () => {
    const { restart, clock, transport } = createTestAuth({ remembered: (shop) => shop.issue(member) });
    for (const ms of [24 * 3_600_000, 1]) {
      expect(transport.requests('getMe')).toHaveLength(0);
      await clock.advance(ms);
      await restart().init();
      await clock.advance(0);
    }
    expect(transport.requests('getMe')).toHaveLength(1);
  });

  test('[L02] a login brings fresh data: the next start fetches nothing', async () => {
    const { auth, clock, transport, restart } = createTestAuth({ userMaxAgeMs: 1000 });
    await auth.login();
    await clock.advance(1000);
    await restart().init();
    await clock.advance(0);
    expect(transport.requests('getMe')).toEqual([]);
  });
});

describe('epochs', () => {
  test('[L19] a late silent login never replaces a newer session', () => {
    const { vault } = setUp();
    const before = vault.epoch();
    expect(vault.override(session('by-sms', member), before)).toBe(true);
    expect(vault.replace(session('late'), before)).toBe(false);
    expect(vault.token()).toBe('by-sms');
  });

  test('[L19] a login by the user wins over a silent one that was quicker', () => {
    const { vault } = setUp();
    const before = vault.epoch();
    expect(vault.replace(session('silent'), before)).toBe(true);
    expect(vault.override(session('by-sms', member), before)).toBe(true);
    expect(vault.token()).toBe('by-sms');
  });

  test('[L19] [F09] a sign-out wins over everything that started before it', () => {
    const { vault, storage } = setUp();
    vault.replace(session('t1', member), vault.epoch());
    const before = vault.epoch();
    vault.signOut();
    expect(vault.replace(session('late'), before)).toBe(false);
    expect(vault.override(session('late', member), before)).toBe(false);
    expect(vault.updateUser(member, before)).toBe(false);
    expect(vault.user()).toBeNull();
    expect(storage.entries.size).toBe(0);
    expect(vault.replace(session('new'), vault.epoch())).toBe(true);
  });

  test('[L19] user data of an older session or an older answer is dropped; it does not void a running login', () => {
    const { vault } = setUp();
    vault.replace(session('t1'), vault.epoch());
    const before = vault.epoch();
    expect(vault.updateUser({ ...visitor, nickname: 'new' }, before)).toBe(true);
    expect(vault.updateUser({ ...visitor, nickname: 'old' }, before)).toBe(false);
    expect(vault.user()?.nickname).toBe('new');
    expect(vault.replace(session('t2', member), before)).toBe(true);
    expect(vault.updateUser(visitor, before)).toBe(false);
    expect(vault.user()).toEqual(member);
  });
});
