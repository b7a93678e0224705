import { createTrace } from '@/auth';
import { createSliceBench } from '@/store/testing/slice-bench';
import type { AuthState } from '@/store/types';
import { createSessionSlice } from './slice';

const visitor = { kind: 'visitor', step: 1 } as AuthState;
const member = { kind: 'member', step: 2 } as AuthState;

const start = (auth: AuthState) => {
  const trace = createTrace();
  const asked: unknown[] = [];
  const core = {
    mustAuth: (options: unknown) => {
      asked.push([options, trace.records().length]);
      return Promise.resolve();
    },
  };
  const bench = createSliceBench(createSessionSlice, { auth, core, around: { trace } });
  return { ...bench, asked, notes: () => trace.records().map(({ kind, detail }) => [kind, detail]) };
};

test('[L30] who asked for a login, and why, stands in the trace before the login begins', async () => {
  const { now, notes, asked } = start(visitor);
  await now().mustAuth({ mode: 'popup' }, 'buy-now');
  const detail = { gate: 'buy-now', mode: 'popup', needs: 2, has: 1, state: 'visitor' };
  expect(notes()).toEqual([['gate', detail]]);
  expect(asked).toEqual([[{ mode: 'popup' }, 1]]);
});

test('[L30] a guest has nothing; a permission is named; nobody who is let through is noted', async () => {
  const guest = start({ kind: 'guest' });
  await guest.now().mustAuth({ permission: 'goods' }, 'work.module');
  expect(guest.notes()).toEqual([
    ['gate', { gate: 'work.module', mode: 'page', needs: 2, has: 0, state: 'guest', permission: 'goods' }],
  ]);
  const known = start(member);
  await known.now().mustAuth(undefined, 'me.orders');
  expect([known.notes(), known.asked.length]).toEqual([[], 1]);
  await known.now().mustAuth({ mustAuthStep: 3 });
  expect(known.notes()).toEqual([
    ['gate', { gate: 'unnamed', mode: 'page', needs: 3, has: 2, state: 'member' }],
  ]);
});
