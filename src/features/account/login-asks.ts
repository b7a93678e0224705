import { type ReadRecord, recordsIn, timeOf } from './trace';

/** One time that somebody had to log in for what they tapped, as a developer reads it. */
export interface LoginAsk {
  readonly key: string;
  readonly time: string;
  /** What was tapped. */
  readonly gate: string;
  /** What it needs and what the user had. */
  readonly why: string;
  /** How it ended. */
  readonly end: string;
}

/** The steps by their numbers. */
export const stepWords = ['0 访客', '1 游客', '2 会员', '3 会员（资料完整）'];

const stepOf = (step: unknown): string => stepWords[Number(step)] ?? String(step);

const places: Readonly<Record<string, string>> = { page: '登录页', popup: '登录浮层' };

const whyOf = ({ needs, has, state, mode, permission }: ReadRecord['detail']): string => {
  const right = permission === undefined ? '' : `，权限 ${String(permission)}`;
  return `需要 ${stepOf(needs)}，当前 ${stepOf(has)}（${String(state)}）${right}，${places[String(mode)] ?? String(mode)}`;
};

const ends: Readonly<Record<string, string>> = { reached: '已登录', cancelled: '用户离开' };

/** Every gate that asked for a login, newest first; those that came while a login was open ended with it. */
export const loginAsks = (exported: string): readonly LoginAsk[] => {
  const asks: LoginAsk[] = [];
  let waiting: number[] = [];
  let isOpen = false;
  const end = (word: string): void => {
    for (const place of waiting) asks.splice(place, 1, { ...(asks[place] as LoginAsk), end: word });
  };
  recordsIn(exported).forEach(({ at, kind, detail }, place) => {
    if (kind === 'gate') {
      waiting.push(asks.length);
      asks.push({
        key: String(place),
        time: timeOf(at),
        gate: String(detail.gate),
        why: whyOf(detail),
        end: isOpen ? '进行中' : '未打开登录',
      });
    }
    if (kind !== 'must-auth') return;
    isOpen = detail.page === 'open';
    if (isOpen) end('进行中');
    else {
      end(ends[String(detail.cause)] ?? String(detail.cause));
      waiting = [];
    }
  });
  return asks.reverse();
};
