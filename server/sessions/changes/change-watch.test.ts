import type { Database, ListenHandlers } from '../../db/types';
import { createLogger } from '../../log';
import { systemRandom } from '../../random';
import { createManualScheduler } from '../testing/manual-scheduler';
import { beatMs, createChangeWatch, silenceMs } from './change-watch';
import { leaseMs } from './lease';

/** A channel in memory: words wait until they are carried, as on a wire. */
const createWire = () => {
  const heard = new Set<ListenHandlers>();
  let waiting: string[] = [];
  let broken = false;
  let opened = 0;
  const listen: Database['listen'] = async (_channel, handlers) => {
    if (broken) throw new Error('no connection');
    opened += 1;
    heard.add(handlers);
    return {
      send: async (text) => {
        waiting.push(text);
      },
      close: async () => {
        heard.delete(handlers);
      },
    };
  };
  return {
    listen,
    say: (text: string) => waiting.push(text),
    /** One word comes at once. */
    hear: (text: string): void => {
      for (const { onMessage } of heard) onMessage(text);
    },
    /** Carries all words, and the answers to them, in order. */
    carry: async (): Promise<void> => {
      while (waiting.length > 0) {
        const words = waiting;
        waiting = [];
        for (const word of words) for (const { onMessage } of heard) onMessage(word);
        await Promise.resolve();
      }
    },
    break: () => {
      broken = true;
      waiting = [];
      const lost = [...heard];
      heard.clear();
      for (const { onLost } of lost) onLost();
    },
    mend: () => {
      broken = false;
    },
    waiting: () => waiting,
    opened: () => opened,
  };
};

const setUp = () => {
  const wire = createWire();
  const scheduler = createManualScheduler();
  const instance = () => {
    const changed: string[] = [];
    let lapses = 0;
    const watch = createChangeWatch({
      database: { kind: 'postgres', listen: wire.listen },
      random: systemRandom,
      scheduler,
      logger: createLogger('silent'),
      monotonic: scheduler.now,
      onUserChanged: (userId) => changed.push(userId),
      onLapse: () => {
        lapses += 1;
      },
    });
    return { watch, changed, lapses: () => lapses };
  };
  const up = async () => {
    const one = instance();
    one.watch.start();
    await scheduler.advance(0);
    await wire.carry();
    return one;
  };
  const isDone = async (promise: Promise<void>): Promise<boolean> => {
    let done = false;
    void promise.then(() => {
      done = true;
    });
    await scheduler.advance(0);
    return done;
  };
  return { wire, scheduler, instance, up, isDone };
};

test('[S14] nothing may be served from memory before the first beat has come back', async () => {
  const { wire, scheduler, instance } = setUp();
  const one = instance();
  one.watch.start();
  await scheduler.advance(0);
  expect(one.watch.isFresh()).toBe(false);
  await wire.carry();
  expect(one.watch.isFresh()).toBe(true);
  wire.say('user u1');
  await wire.carry();
  expect(one.changed).toEqual(['u1']);
  await scheduler.advance(leaseMs - 1);
  expect(one.watch.isFresh()).toBe(true);
});

test('[S14] a second after the last beat that came back was sent, memory is off and empty; it comes back with the beats', async () => {
  const { wire, scheduler, up } = setUp();
  const one = await up();
  const lapses = one.lapses();
  await scheduler.advance(leaseMs);
  expect(one.watch.isFresh()).toBe(false);
  expect(one.lapses()).toBeGreaterThan(lapses);
  await wire.carry();
  // What has come back was sent half a second ago and now.
  expect(one.watch.isFresh()).toBe(true);
});

test('[S14] a lost connection turns memory off at once, and is opened anew', async () => {
  const { wire, scheduler, up } = setUp();
  const one = await up();
  wire.break();
  expect(one.watch.isFresh()).toBe(false);
  await scheduler.advance(4 * beatMs);
  expect(one.watch.isFresh()).toBe(false);
  wire.mend();
  await scheduler.advance(10 * beatMs);
  await wire.carry();
  expect(one.watch.isFresh()).toBe(true);
});

test('[S14] beats of the connection before say nothing about the one after', async () => {
  const { wire, scheduler, up } = setUp();
  const one = await up();
  await scheduler.advance(beatMs);
  const late = wire.waiting().filter((word) => word.startsWith('beat'));
  expect(late).not.toEqual([]);
  wire.break();
  wire.mend();
  await scheduler.advance(beatMs);
  const fresh = wire.waiting().filter((word) => word.startsWith('beat'));
  for (const word of late) wire.hear(word);
  expect(one.watch.isFresh()).toBe(false);
  for (const word of fresh) wire.hear(word);
  expect(one.watch.isFresh()).toBe(true);
});

test('[S14] a connection that stays silent is given up for another', async () => {
  const { wire, scheduler, up } = setUp();
  await up();
  expect(wire.opened()).toBe(1);
  await scheduler.advance(silenceMs);
  expect(wire.opened()).toBe(1);
  await scheduler.advance(2 * beatMs);
  expect(wire.opened()).toBe(2);
});

test('[S13] settled means that every instance has heard', async () => {
  const { wire, scheduler, up, isDone } = setUp();
  const [one, two] = [await up(), await up()];
  // Each beat tells the other instance.
  await scheduler.advance(beatMs);
  await wire.carry();
  wire.say('user u2');
  const settled = one.watch.settle();
  expect(await isDone(settled)).toBe(false);
  await wire.carry();
  expect(await isDone(settled)).toBe(true);
  expect(two.changed).toEqual(['u2']);
});

test('[S13] an instance that does not answer is waited for until it serves nothing from memory any more', async () => {
  const { wire, scheduler, up, isDone } = setUp();
  const one = await up();
  wire.say('beat other 1');
  await wire.carry();
  const settled = one.watch.settle();
  await wire.carry();
  expect(await isDone(settled)).toBe(false);
  await scheduler.advance(leaseMs);
  expect(await isDone(settled)).toBe(true);
});

test('[S13] an instance that goes is not waited for', async () => {
  const { wire, up, isDone } = setUp();
  const one = await up();
  wire.say('beat other 1');
  await wire.carry();
  const settled = one.watch.settle();
  await wire.carry();
  wire.say('bye other');
  await wire.carry();
  expect(await isDone(settled)).toBe(true);
});

test('[S13] without a connection time alone settles', async () => {
  const { wire, scheduler, up, isDone } = setUp();
  const one = await up();
  wire.break();
  const settled = one.watch.settle();
  await scheduler.advance(leaseMs - 1);
  expect(await isDone(settled)).toBe(false);
  await scheduler.advance(1);
  expect(await isDone(settled)).toBe(true);
});

test('[S13] a question that was under way before a change does not speak for it; all who come meanwhile share the next', async () => {
  const { wire, up, isDone } = setUp();
  const one = await up();
  const first = one.watch.settle();
  const later = [one.watch.settle(), one.watch.settle()];
  expect(wire.waiting().filter((word) => word.startsWith('ask'))).toHaveLength(1);
  await wire.carry();
  expect(await isDone(first)).toBe(true);
  expect(wire.waiting().filter((word) => word.startsWith('ask'))).toHaveLength(1);
  await wire.carry();
  expect(await isDone(Promise.all(later).then(() => undefined))).toBe(true);
});
