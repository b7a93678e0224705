import { createBaidu } from './baidu';
import { createDouyin } from './douyin';
import { createH5 } from './h5';
import { createKuaishou } from './kuaishou';
import { nativeGlobals } from './native';
import type { PlatformAdapter } from './ports';
import { systemClock } from './system-clock';
import { createWechat, type WechatOptions } from './wechat';

/**
 * The adapter of the end that is built for. The comparisons are written out because the build replaces
 * `process.env.TARO_ENV` by a text: what stands behind a false one leaves the bundle, adapter and all.
 */
export const createCurrentPlatform = (options: WechatOptions = {}): PlatformAdapter => {
  if (process.env.TARO_ENV === 'weapp')
    return createWechat({ native: nativeGlobals.wechat(), clock: systemClock }, options);
  if (process.env.TARO_ENV === 'tt')
    return createDouyin({ native: nativeGlobals.douyin(), clock: systemClock });
  if (process.env.TARO_ENV === 'swan')
    return createBaidu({ native: nativeGlobals.baidu(), clock: systemClock });
  if (process.env.TARO_ENV === 'kwai')
    return createKuaishou({ native: nativeGlobals.kuaishou(), clock: systemClock });
  return createH5();
};
