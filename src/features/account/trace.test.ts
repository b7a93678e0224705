import { loginAsks } from './login-asks';
import { traceLines } from './trace';

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

const gate = (name: string, more: object = {}) => ({
  at,
  kind: 'gate',
  detail: { gate: name, mode: 'page', needs: 2, has: 1, state: 'visitor', ...more },
});
const opens = { at, kind: 'must-auth', detail: { page: 'open', mode: 'page' } };
const closes = (cause: string) => ({ at, kind: 'must-auth', detail: { page: 'closed', cause } });
const read = (...records: object[]) =>
  loginAsks(JSON.stringify(records)).map(({ gate: name, end }) => `${name} ${end}`);

test('[L30] why asked: which gate, what it needs, what the user had, and what came of it', () => {
  const records = [gate('buy-now', { mode: 'popup', has: 0, state: 'guest' }), opens, closes('cancelled')];
  expect(loginAsks(JSON.stringify(records))).toEqual([
    {
      key: '0',
      time: '09:08:07.065',
      gate: 'buy-now',
      why: '需要 2 会员，当前 0 访客（guest），登录浮层',
      end: '用户离开',
    },
  ]);
  const [work] = loginAsks(JSON.stringify([gate('work.module', { permission: 'goods' })]));
  expect(work?.why).toBe('需要 2 会员，当前 1 游客（visitor），权限 goods，登录页');
});

test('[L30] asked newest first; who comes while a login is open ends with it', () => {
  expect(read()).toEqual([]);
  expect(read(gate('a'), opens, closes('reached'), gate('b'), opens)).toEqual(['b 进行中', 'a 已登录']);
  expect(read(gate('a'), opens, gate('b'))).toEqual(['b 进行中', 'a 进行中']);
  expect(read(gate('a'), opens, gate('b'), closes('page-unavailable'))).toEqual([
    'b page-unavailable',
    'a page-unavailable',
  ]);
  expect(read(gate('a'), gate('b'), opens, closes('cancelled'), gate('c'))).toEqual([
    'c 未打开登录',
    'b 用户离开',
    'a 用户离开',
  ]);
});
