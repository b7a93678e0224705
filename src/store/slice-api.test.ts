import type { Auth } from '@/auth';
import { createSliceApi } from './slice-api';
import { benchApi } from './testing/slice-bench';

const members = ['auth', 'clock', 'storage', 'buttons', 'host', 'trace'] as const;

test('before bootstrap every member throws by its name, after it all are there', () => {
  const { api, connect } = createSliceApi();
  for (const member of members) expect(() => api[member]).toThrow(`"${member}"`);
  const real = benchApi({
    auth: {} as Auth,
    clock: { now: () => 1, setTimer: () => () => undefined },
  });
  connect(real);
  expect(Object.keys(real).sort()).toEqual([...members].sort());
  for (const member of members) expect(api[member]).toBe(real[member]);
});
