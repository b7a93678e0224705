import { createStore } from 'zustand/vanilla';
import type { HostLogin } from '@/auth';
import { createTestAuth } from '@/auth/testing/create-test-auth';
import { createFakeHost } from '@/auth/testing/fake-host';
import { settle } from '@/auth/testing/manual-clock';
import { benchApi } from '@/store/testing/slice-bench';
import type { AuthSlice } from '@/store/types';
import { createSessionSlice, type SessionSlice } from './slice';

/** The session slice over the real core. */
const start = (...answers: HostLogin[]) => {
  const host = createFakeHost();
  host.answerLogin(...answers);
  const test = createTestAuth({ host });
  const store = createStore<SessionSlice & AuthSlice>()((set, get) => ({
    auth: { kind: 'starting' },
    permissions: null,
    ...createSessionSlice(set, get, benchApi({ auth: test.auth, clock: test.clock })),
  }));
  return { ...test, now: store.getState, state: () => test.states[test.states.length - 1]?.kind };
};

test.each<[string, HostLogin, string]>([
  ['a user', { kind: 'user', code: 'c' }, 'visitor'],
  ['no account (Baidu, a refused panel on Kuaishou)', { kind: 'needs-host-login', reason: 'x' }, 'guest'],
  ['a fault', { kind: 'failed', retryable: false, reason: 'x' }, 'failed'],
])('[F20] [P25] the host has %s: the launch opens nothing and asks nothing', async (_, answer, kind) => {
  const { now, state, loginPage, loginSheet } = start(answer);
  await now().launch();
  expect(state()).toBe(kind);
  expect([loginPage.calls.open, loginSheet.calls.open]).toEqual([0, 0]);
});

test('[P25] [P26] who is a guest of the host is a member by a password all the same', async () => {
  const { now, state, shop } = start({ kind: 'needs-host-login', reason: 'x' });
  await now().launch();
  const waiting = now().mustAuth();
  await settle();
  await now().loginByPassword('13800138000', 'secret123');
  await waiting;
  expect([state(), shop !== undefined]).toEqual(['member', true]);
});
