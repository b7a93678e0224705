import { randomId } from './random-id';

test('ids fit the wire and differ', () => {
  const ids = Array.from({ length: 200 }, randomId);
  expect(new Set(ids).size).toBe(200);
  expect(ids.every((id) => /^[A-Za-z0-9_-]{16,64}$/.test(id))).toBe(true);
});
