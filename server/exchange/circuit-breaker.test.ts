import { AppError } from '../errors';
import { createManualClock } from '../testing/manual-clock';
import { type CircuitKind, createCircuitBreaker } from './circuit-breaker';

const busy = new AppError('PLATFORM_BUSY');
const refusal = new AppError('LOGIN_CODE_INVALID');

const setUp = () => {
  const clock = createManualClock();
  const changes: CircuitKind[] = [];
  const breaker = createCircuitBreaker({
    clock,
    isFailure: (error) => error === busy,
    onChange: (kind) => changes.push(kind),
  });
  const calls = { made: 0 };
  const attempt = (error?: Error): Promise<unknown> =>
    breaker(async () => {
      calls.made += 1;
      if (error !== undefined) throw error;
    }).then(
      () => 'ok',
      (thrown: unknown) => thrown,
    );
  const failTimes = async (times: number): Promise<void> => {
    for (let n = 0; n < times; n += 1) await attempt(busy);
  };
  return { clock, breaker, changes, calls, attempt, failTimes };
};

test('[S09] five failures in a row open it: nothing is asked, and the wait is told', async () => {
  const { attempt, failTimes, calls, clock } = setUp();
  await failTimes(5);
  expect(await attempt()).toMatchObject({ code: 'PLATFORM_UNAVAILABLE', status: 503, retryAfterMs: 5_000 });
  clock.advance(4_999);
  expect(await attempt()).toMatchObject({ retryAfterMs: 1 });
  expect(calls.made).toBe(5);
});

test('[S09] a success or a refusal between failures keeps it closed: both are answers', async () => {
  for (const answer of [undefined, refusal]) {
    const { attempt, failTimes, changes } = setUp();
    await failTimes(4);
    await attempt(answer);
    await failTimes(4);
    expect([await attempt(), changes]).toEqual(['ok', []]);
  }
});

test('[S09] however many refusals do not open it', async () => {
  const { attempt, calls } = setUp();
  for (let n = 0; n < 50; n += 1) expect(await attempt(refusal)).toBe(refusal);
  expect(calls.made).toBe(50);
});

test('[S09] after the pause one call goes as a probe, and nobody waits behind it', async () => {
  const { breaker, attempt, failTimes, calls, clock, changes } = setUp();
  await failTimes(5);
  clock.advance(5_000);
  let answer: () => void = () => undefined;
  const probe = breaker(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  expect(await attempt()).toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
  expect(calls.made).toBe(5);
  answer();
  await probe;
  expect([await attempt(), changes]).toEqual(['ok', ['open', 'half-open', 'closed']]);
});

test('[S09] a probe that is refused closes it as well: somebody is there', async () => {
  const { attempt, failTimes, clock } = setUp();
  await failTimes(5);
  clock.advance(5_000);
  expect([await attempt(refusal), await attempt()]).toEqual([refusal, 'ok']);
});

test('[S09] a probe that fails doubles the pause, up to a minute, and a success starts anew', async () => {
  const { attempt, failTimes, clock } = setUp();
  await failTimes(5);
  for (const pauseMs of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
    expect(await attempt()).toMatchObject({ retryAfterMs: pauseMs });
    clock.advance(pauseMs);
    expect(await attempt(busy)).toBe(busy);
  }
  clock.advance(60_000);
  expect(await attempt()).toBe('ok');
  await failTimes(5);
  expect(await attempt()).toMatchObject({ retryAfterMs: 5_000 });
});

test('[S09] a late answer from before says nothing about now', async () => {
  const { breaker, attempt, failTimes } = setUp();
  let answer: () => void = () => undefined;
  const slow = breaker(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  await failTimes(5);
  answer();
  await slow;
  expect(await attempt()).toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
});
