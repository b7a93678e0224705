import { createManualClock } from '@/auth/testing/manual-clock';
import { createCountDown } from './count-down';
import { formatRest } from './date';
import { requestKey } from './request-key';

const start = () => {
  const clock = createManualClock();
  const shown: number[] = [];
  const ended: number[] = [];
  const count = createCountDown(
    () => clock,
    (seconds) => shown.push(seconds),
    () => ended.push(clock.now()),
  );
  return { clock, shown, ended, count };
};

test('[H09] it counts to its end and says so once', async () => {
  const { clock, shown, ended, count } = start();
  count.start(2);
  await clock.advance(10_000);
  expect([shown, ended.length]).toEqual([[2, 1, 0], 1]);
});

test('[H09] stopped, paused, or never begun, it does not end by itself', async () => {
  const { clock, shown, ended, count } = start();
  count.start(-5);
  count.start(3);
  count.pause();
  await clock.advance(10_000);
  expect(shown).toEqual([0, 3]);
  count.start(3);
  count.stop();
  await clock.advance(10_000);
  expect([shown, ended]).toEqual([[0, 3, 3, 0], []]);
});

test.each([
  [5, '00:05'],
  [65, '01:05'],
  [3600, '1:00:00'],
  [36_061, '10:01:01'],
])('[H09] %i seconds read %s', (seconds, text) => {
  expect(formatRest(seconds)).toBe(text);
});

test('[H07] a key has the shape that the wire asks for at both ends of chance', () => {
  for (const random of [() => 0, () => 1 - 2 ** -53])
    expect(requestKey('refund', 1_700_000_000_000, random)).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});
