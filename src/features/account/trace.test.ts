import { traceLines, whyAsked } from './trace';

const at = new Date(2024, 5, 20, 9, 8, 7, 65).getTime();
const exported = JSON.stringify([
  { at, kind: 'must-auth', detail: { page: 'open', mode: 'popup' } },
  { at: at + 1, kind: 'must-auth', detail: { page: 'closed', cause: 'cancelled' } },
  { at: at + 2, kind: 'call', detail: { endpoint: 'getMe', ms: 12, ok: true } },
]);

test('[L30] a trace is read newest first, one line a step', () => {
  expect(traceLines(exported).map(({ time, kind, detail }) => [time, kind, detail])).toEqual([
    ['09:08:07.067', 'call', 'endpoint=getMe ms=12 ok=true'],
    ['09:08:07.066', 'must-auth', 'page=closed cause=cancelled'],
    ['09:08:07.065', 'must-auth', 'page=open mode=popup'],
  ]);
  expect(new Set(traceLines(exported).map(({ key }) => key)).size).toBe(3);
});

test('[L30] why the user was asked last', () => {
  expect(whyAsked(exported)).toBe('09:08:07.065 page=open mode=popup');
  expect(whyAsked('[]')).toBeNull();
});
