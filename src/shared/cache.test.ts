import { bytesOf, sizeText } from './cache';

test.each([
  [0, '0 KB'],
  [6, '6 B'],
  [1023, '1023 B'],
  [1024, '1.0 KB'],
  [3584, '3.5 KB'],
  [1024 * 1024, '1.0 MB'],
])('[H17] %d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test('[H17] bytes are those of UTF-8', () => {
  expect(['', 'abc', '草莓', '🍓'].map(bytesOf)).toEqual([0, 3, 6, 4]);
});
