import { AuthError } from './errors';
import { fuseLine } from './fuse-line';
import { createDeferred } from './promises';
import { singleQueue } from './single-queue';
import { createManualClock, settle } from './testing/manual-clock';
import { watch } from './testing/watch';
import { createTrace } from './trace';
import { withCache } from './with-cache';

/** A function whose calls end when the test says so. */
const controlled = () => {
  const calls: ReturnType<typeof createDeferred<number>>[] = [];
  const fn = (): Promise<number> => {
    const call = createDeferred<number>();
    calls.push(call);
    return call.promise;
  };
  return { calls, fn };
};

describe('singleQueue', () => {
  test('[L11] all callers get the same promise while one call runs, the next caller a new call', async () => {
    const { calls, fn } = controlled();
    const queued = singleQueue({ name: 'q' })(fn);
    const [first, second] = [queued(), queued()];
    expect(second).toBe(first);
    expect(calls).toHaveLength(1);
    calls[0]?.resolve(7);
    expect(await Promise.all([first, second])).toEqual([7, 7]);
    expect(queued()).not.toBe(first);
    expect(calls).toHaveLength(2);
  });

  test('[L11] 100 may wait beside the running call, the next is refused with a clear error', async () => {
    const { calls, fn } = controlled();
    const queued = singleQueue()(fn);
    const waiting = Array.from({ length: 101 }, () => watch(queued()));
    const refused = queued();
    await expect(refused).rejects.toMatchObject({ code: 'queue-full', message: '操作太频繁，请稍后再试' });
    calls[0]?.resolve(1);
    await settle();
    expect(waiting.every(({ state }) => state === 'resolved')).toBe(true);
    expect(calls).toHaveLength(1);
  });

  test('[L11] a failure reaches every waiter, and whoever hears of it can start again at once', async () => {
    const { calls, fn } = controlled();
    const queued = singleQueue()(fn);
    const again = queued().catch(() => queued());
    const others = [watch(queued()), watch(queued())];
    const failure = new Error('no');
    calls[0]?.reject(failure);
    await settle();
    expect(others.map(({ error }) => error)).toEqual([failure, failure]);
    expect(calls).toHaveLength(2);
    calls[1]?.resolve(2);
    expect(await again).toBe(2);
  });

  test('[L11] a call from inside the call joins it, and a synchronous throw is a failure', async () => {
    let inner: Promise<void> | undefined;
    const queue = singleQueue();
    const outer: () => Promise<void> = queue(async () => {
      inner = outer();
    });
    const promise = outer();
    expect(inner).toBe(promise);
    await promise;
    const broken = queue((): Promise<void> => {
      throw new Error('at once');
    });
    await expect(broken()).rejects.toThrow('at once');
    await expect(broken()).rejects.toThrow('at once');
  });

  test('[L11] as a decorator: one flight per instance and name', async () => {
    const runs: string[] = [];
    class Person {
      constructor(private readonly id: string) {}
      @singleQueue({ name: 'login' })
      async login(): Promise<string> {
        runs.push(this.id);
        return this.id;
      }
      @singleQueue({ name: 'login' })
      async refreshLogin(): Promise<string> {
        runs.push(`refresh ${this.id}`);
        return this.id;
      }
      @singleQueue()
      async other(): Promise<string> {
        runs.push(`other ${this.id}`);
        return this.id;
      }
    }
    const [a, b] = [new Person('a'), new Person('b')];
    const first = a.login();
    expect(a.refreshLogin()).toBe(first);
    expect(await Promise.all([first, b.login(), a.other()])).toEqual(['a', 'b', 'a']);
    expect(runs).toEqual(['a', 'b', 'other a']);
  });
});

const setUpFuse = () => {
  const clock = createManualClock();
  const trace = createTrace();
  const fuse = fuseLine({ clock, trace, name: 'f' });
  let passed = 0;
  const call = fuse(async () => {
    passed += 1;
  });
  const tryCall = (): Promise<string> =>
    call().then(
      () => 'passed',
      (error: AuthError) => error.code,
    );
  const times = async (n: number): Promise<string[]> => {
    const results: string[] = [];
    for (let i = 0; i < n; i += 1) results.push(await tryCall());
    return results;
  };
  return { clock, trace, times, passed: () => passed };
};

describe('fuseLine', () => {
  test('[L12] three calls pass, then it blows for the whole of 5 s, then it is as new', async () => {
    const { clock, times, passed } = setUpFuse();
    expect(await times(5)).toEqual(['passed', 'passed', 'passed', 'fuse-blown', 'fuse-blown']);
    // The seed's cool-down mends a blown fuse after 1 s; and a refused call must not make it longer.
    for (const ms of [1100, 1100, 2799]) {
      await clock.advance(ms);
      expect(await times(1)).toEqual(['fuse-blown']);
    }
    await clock.advance(1);
    expect(await times(4)).toEqual(['passed', 'passed', 'passed', 'fuse-blown']);
    expect(passed()).toBe(6);
  });

  test('[L12] quiet for 1 s since the last call: the count starts anew; less does not', async () => {
    const { clock, times } = setUpFuse();
    await times(3);
    await clock.advance(999);
    expect(await times(1)).toEqual(['fuse-blown']);
    await clock.advance(5000);
    await times(2);
    await clock.advance(900);
    await times(1);
    await clock.advance(1000);
    expect(await times(4)).toEqual(['passed', 'passed', 'passed', 'fuse-blown']);
  });

  test('[L12] every change is reported to the trace', async () => {
    const { clock, trace, times } = setUpFuse();
    await times(1);
    await clock.advance(1000);
    await times(4);
    await clock.advance(5000);
    await times(1);
    expect(trace.records().map(({ kind, detail }) => [kind, detail.name, detail.state, detail.why])).toEqual([
      ['fuse', 'f', 'closed', 'passed'],
      ['fuse', 'f', 'closed', 'quiet'],
      ['fuse', 'f', 'closed', 'passed'],
      ['fuse', 'f', 'closed', 'passed'],
      ['fuse', 'f', 'closed', 'passed'],
      ['fuse', 'f', 'blown', 'too-many'],
      ['fuse', 'f', 'closed', 'restored'],
      ['fuse', 'f', 'closed', 'passed'],
    ]);
  });

  test('[L12] a device clock that is set back an hour does not keep it blown for an hour', async () => {
    const { clock, times } = setUpFuse();
    await times(4);
    clock.jump(-3_600_000);
    expect(await times(1)).toEqual(['fuse-blown']);
    await clock.advance(5000);
    expect(await times(1)).toEqual(['passed']);
  });

  test('[L12] as a decorator: own numbers, one fuse per instance and name', async () => {
    const clock = createManualClock();
    class Person {
      @fuseLine({ clock, name: 'login', tryTimes: 1, restoreTime: 100 })
      async login(): Promise<string> {
        return 'in';
      }
    }
    const [a, b] = [new Person(), new Person()];
    expect(await a.login()).toBe('in');
    await expect(a.login()).rejects.toBeInstanceOf(AuthError);
    expect(await b.login()).toBe('in');
    await clock.advance(100);
    expect(await a.login()).toBe('in');
  });
});

test('[L13] queue outside, fuse inside: one call, a second, then three while it runs', async () => {
  const clock = createManualClock();
  const trace = createTrace();
  const { calls, fn } = controlled();
  const refreshLogin = singleQueue({ name: 'r' })(fuseLine({ clock, trace, name: 'r' })(fn));
  const countOf = () => trace.records().at(-1)?.detail.passed;

  const first = refreshLogin();
  expect(countOf()).toBe(1);
  calls[0]?.resolve(1);
  expect(await first).toBe(1);

  const second = refreshLogin();
  expect(countOf()).toBe(2);
  const joined = [refreshLogin(), refreshLogin(), refreshLogin()];
  expect(countOf()).toBe(2);
  calls[1]?.resolve(2);
  expect(await Promise.all([second, ...joined])).toEqual([2, 2, 2, 2]);
  expect(calls).toHaveLength(2);

  await clock.advance(1000);
  const third = refreshLogin();
  expect(countOf()).toBe(1);
  calls[2]?.resolve(3);
  expect(await third).toBe(3);
});

describe('withCache', () => {
  test('[L16] callers within the time share one promise, later ones a new call', async () => {
    const clock = createManualClock();
    const { calls, fn } = controlled();
    const cached = withCache(2, clock)(fn);
    const first = cached();
    calls[0]?.resolve(1);
    await clock.advance(1999);
    expect(cached()).toBe(first);
    await clock.advance(1);
    expect(cached()).not.toBe(first);
    expect(calls).toHaveLength(2);
  });

  test('[L16] [F07] a failure reaches all who share it and is not kept', async () => {
    const { calls, fn } = controlled();
    const cached = withCache(60, createManualClock())(fn);
    const failed = [watch(cached()), watch(cached())];
    calls[0]?.reject(new Error('no'));
    await settle();
    expect(failed.map(({ state }) => state)).toEqual(['rejected', 'rejected']);
    const next = cached();
    calls[1]?.resolve(5);
    expect(await next).toBe(5);
  });

  test('[L16] a late failure does not throw out the call that has followed it', async () => {
    const clock = createManualClock();
    const { calls, fn } = controlled();
    const cached = withCache(1, clock)(fn);
    const old = watch(cached());
    await clock.advance(1000);
    const fresh = cached();
    calls[0]?.reject(new Error('late'));
    await settle();
    expect(old.state).toBe('rejected');
    expect(cached()).toBe(fresh);
  });

  test('[L16] as a decorator: per instance; two functions never share', async () => {
    const clock = createManualClock();
    let runs = 0;
    class Person {
      @withCache(60, clock)
      async me(): Promise<number> {
        runs += 1;
        return runs;
      }
    }
    const [a, b] = [new Person(), new Person()];
    expect([await a.me(), await a.me(), await b.me()]).toEqual([1, 1, 2]);
    const cache = withCache(60, clock);
    expect([await cache(async () => 'x')(), await cache(async () => 'y')()]).toEqual(['x', 'y']);
  });
});
