import { createJoinedReads } from './joined-reads';

const setUp = (most?: number) => {
  const asked: string[][] = [];
  const read = createJoinedReads<string>(async (keys) => {
    asked.push([...keys]);
    if (keys.includes('broken')) throw new Error('no database');
    return new Map(keys.filter((key) => key !== 'nothing').map((key) => [key, `${key}!`]));
  }, most);
  return { asked, read };
};

test('what is asked for in one turn is read together, each key once', async () => {
  const { asked, read } = setUp();
  expect(await Promise.all(['a', 'b', 'a', 'nothing'].map(read))).toEqual(['a!', 'b!', 'a!', null]);
  expect(asked).toEqual([['a', 'b', 'nothing']]);
});

test('what comes later is read anew', async () => {
  const { asked, read } = setUp();
  await read('a');
  await read('a');
  expect(asked).toEqual([['a'], ['a']]);
});

test('no read is for more than so many', async () => {
  const { asked, read } = setUp(2);
  expect(await Promise.all(['a', 'b', 'c'].map(read))).toEqual(['a!', 'b!', 'c!']);
  expect(asked).toEqual([['a', 'b'], ['c']]);
});

test('a failure reaches all who were in it, and nobody after', async () => {
  const { read } = setUp();
  const results = await Promise.allSettled(['a', 'broken'].map(read));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read('a')).toBe('a!');
});
