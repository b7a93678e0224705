import type { Platform } from './types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long things live, in milliseconds. The README says how sure each figure is. */
export interface Lives {
  readonly loginCode: Readonly<Record<Platform, number>>;
  readonly phoneCode: number;
  readonly sessionKey: number;
  readonly accessToken: Readonly<Record<Platform, number>>;
  /** How long a replaced WeChat or Douyin token still works; also the last minutes in which a stable token is renewed. */
  readonly tokenOverlap: number;
}

export const DEFAULT_LIVES: Lives = {
  loginCode: { wechat: 5 * MINUTE, douyin: 5 * MINUTE, baidu: 10 * MINUTE, kuaishou: 10 * MINUTE },
  phoneCode: 5 * MINUTE,
  sessionKey: 3 * DAY,
  accessToken: { wechat: 2 * HOUR, douyin: 2 * HOUR, baidu: 30 * DAY, kuaishou: 48 * HOUR },
  tokenOverlap: 5 * MINUTE,
};
