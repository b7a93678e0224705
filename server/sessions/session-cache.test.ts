import type { SessionRecord } from './live-session';
import { createSessionCache } from './session-cache';

const setUp = (size = 3) => {
  let now = 0;
  let fresh = true;
  const cache = createSessionCache({ size, lifeMs: 1000, monotonic: () => now, isFresh: () => fresh });
  return {
    cache,
    pass: (ms: number) => {
      now += ms;
    },
    setFresh: (value: boolean) => {
      fresh = value;
    },
  };
};

const record = (userId: string, sessionId = userId): SessionRecord =>
  ({ session: { account: { userId, sessionId } } }) as SessionRecord;

test('[S14] what was read is kept until its user changes', () => {
  const { cache } = setUp();
  cache.put(cache.mark(), 'h1', record('a', 's1'));
  cache.put(cache.mark(), 'h2', record('a', 's2'));
  cache.put(cache.mark(), 'h3', record('b'));
  cache.forgetUser('a');
  expect(['h1', 'h2', 'h3'].map((hash) => cache.get(hash)?.session.account.userId)).toEqual([
    undefined,
    undefined,
    'b',
  ]);
});

test('[S14] a read that began before a change puts nothing stale in', () => {
  const { cache } = setUp();
  const mark = cache.mark();
  cache.forgetUser('a');
  cache.put(mark, 'h1', record('a'));
  expect(cache.get('h1')).toBeUndefined();
  const other = cache.mark();
  cache.clear();
  cache.put(other, 'h1', record('a'));
  expect(cache.get('h1')).toBeUndefined();
});

test('[S14] nothing is served or kept while changes are not heard, also what was read meanwhile', () => {
  const { cache, setFresh } = setUp();
  cache.put(cache.mark(), 'h1', record('a'));
  setFresh(false);
  expect(cache.get('h1')).toBeUndefined();
  const mark = cache.mark();
  setFresh(true);
  cache.put(mark, 'h2', record('b'));
  expect(cache.get('h2')).toBeUndefined();
  expect(cache.get('h1')).toBeUndefined();
  cache.put(cache.mark(), 'h3', record('c'));
  expect(cache.get('h3')).toBeDefined();
});

test('[S14] what the database refused is not let in by memory', () => {
  const { cache } = setUp();
  cache.put(cache.mark(), 'h', record('a'));
  cache.drop('h');
  expect(cache.get('h')).toBeUndefined();
});

test('[S14] it holds so many and no more, those used last, and none for longer than its time', () => {
  const { cache, pass } = setUp(2);
  for (const user of ['a', 'b']) cache.put(cache.mark(), `h-${user}`, record(user));
  cache.get('h-a');
  cache.put(cache.mark(), 'h-c', record('c'));
  expect(['h-a', 'h-b', 'h-c'].map((hash) => cache.get(hash) !== undefined)).toEqual([true, false, true]);
  expect(cache.state()).toMatchObject({ size: 2 });
  pass(1000);
  expect(cache.get('h-a')).toBeUndefined();
});

test('[S14] a session that is kept anew is still found when its user changes', () => {
  const { cache } = setUp();
  cache.put(cache.mark(), 'h', record('a'));
  cache.put(cache.mark(), 'h', record('a'));
  cache.forgetUser('a');
  expect(cache.get('h')).toBeUndefined();
});
