import { badgeText, countText } from './count';
import { formatDate, formatDateTime } from './date';
import { formatFen, yuanParts } from './fen';

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [99, '¥0.99'],
  [100, '¥1.00'],
  [1230, '¥12.30'],
  [115, '¥1.15'],
  [-250, '-¥2.50'],
  [900719925474099, '¥9007199254740.99'],
])('[F24] %i fen is %s', (fen, text) => {
  expect(formatFen(fen)).toBe(text);
});

test('[F24] a price in two sizes', () => {
  expect(yuanParts(1230)).toEqual({ sign: '', yuan: '12', cents: '30' });
  expect(yuanParts(7)).toEqual({ sign: '', yuan: '0', cents: '07' });
});

test('times are those of China, whatever the zone of the device', () => {
  expect(formatDateTime(Date.UTC(2024, 0, 31, 15, 59))).toBe('2024-01-31 23:59');
  expect(formatDateTime(Date.UTC(2024, 1, 28, 16, 0))).toBe('2024-02-29 00:00');
  expect(formatDate(Date.UTC(2023, 11, 31, 16, 0))).toBe('2024-01-01');
  expect(formatDateTime(0)).toBe('1970-01-01 08:00');
});

test.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('a badge for %i is %j', (count, text) => {
  expect(badgeText(count)).toBe(text);
});

test.each([
  [0, '0'],
  [9999, '9999'],
  [10_000, '1万+'],
  [12_999, '1.2万+'],
  [100_999, '10万+'],
])('%i sold reads %s', (count, text) => {
  expect(countText(count)).toBe(text);
});
