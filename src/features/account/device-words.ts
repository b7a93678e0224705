import type { Device } from '@/contract';
import { formatDate } from '@/shared/date';

/** The five ends by the names that users know. */
export const platformNames: Readonly<Record<Device['platform'], string>> = {
  wechat: '微信小程序',
  douyin: '抖音小程序',
  baidu: '百度小程序',
  kuaishou: '快手小程序',
  h5: '网页版',
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in words; further back than a week the day. A clock that runs behind the server's says 刚刚. */
export const lastUseText = (lastSeenAt: number, now: number): string => {
  const ago = now - lastSeenAt;
  if (ago < MINUTE) return '刚刚使用';
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} 分钟前使用`;
  if (ago < DAY) return `${Math.floor(ago / HOUR)} 小时前使用`;
  if (ago < 7 * DAY) return `${Math.floor(ago / DAY)} 天前使用`;
  return `${formatDate(lastSeenAt)} 使用`;
};
