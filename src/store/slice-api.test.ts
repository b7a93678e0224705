import type { Auth } from '@/auth';
import { createSliceApi } from './slice-api';

test('before bootstrap every member throws by its name, after it all are there', () => {
  const { api, connect } = createSliceApi();
  for (const member of ['auth', 'clock', 'buttons'] as const) {
    expect(() => api[member]).toThrow(`"${member}"`);
  }
  const real = {
    auth: {} as Auth,
    clock: { now: () => 1, setTimer: () => () => undefined },
    buttons: { phone: null, hostLogin: null },
  };
  connect(real);
  expect([api.auth, api.clock, api.buttons]).toEqual([real.auth, real.clock, real.buttons]);
  expect(api.auth).toBe(real.auth);
});
