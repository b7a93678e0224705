import { rangeFrom, usualRanges, yuanText } from './price-range';

test.each<[string, string, number | null, number | null]>([
  ['', '', null, null],
  ['10', '', 1000, null],
  ['', '9.9', null, 990],
  [' 0.05 ', '12.34', 5, 1234],
  ['50', '20', 2000, 5000],
  ['0', '0', 0, 0],
])('[H04] %s to %s yuan is a range in fen', (low, high, minFen, maxFen) => {
  expect(rangeFrom(low, high)).toEqual({ kind: 'range', range: { minFen, maxFen } });
});

test.each(['abc', '1.234', '-1', '1e3', '.5', '9999999'])('[H04] %s is no price', (text) => {
  expect(rangeFrom(text, '').kind).toBe('refused');
  expect(rangeFrom('', text).kind).toBe('refused');
});

test('[H04] a field shows what was chosen so that it reads the same again', () => {
  for (const { minFen, maxFen } of [...usualRanges, { minFen: 5, maxFen: 1234 }])
    expect(rangeFrom(yuanText(minFen), yuanText(maxFen))).toEqual({
      kind: 'range',
      range: { minFen, maxFen },
    });
});
