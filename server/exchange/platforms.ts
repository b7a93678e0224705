import type { HostPlatform, PlatformSettings } from '../config';
import { AppError } from '../errors';
import { createBaiduApi } from './baidu';
import { createDouyinApi } from './douyin';
import { createKuaishouApi } from './kuaishou';
import type { PlatformApi, PlatformDeps } from './types';
import { createWechatApi } from './wechat';

export interface Platforms {
  /** @throws AppError PLATFORM_NOT_CONFIGURED */
  api(platform: HostPlatform | 'h5'): PlatformApi;
}

export const createPlatforms = (settings: PlatformSettings, deps: PlatformDeps): Platforms => {
  const { wechat, douyin, baidu, kuaishou } = settings;
  const apis: Partial<Record<string, PlatformApi | null>> = {
    wechat: wechat && createWechatApi(wechat, deps),
    douyin: douyin && createDouyinApi(douyin, deps),
    baidu: baidu && createBaiduApi(baidu, deps),
    kuaishou: kuaishou && createKuaishouApi(kuaishou, deps),
  };
  return {
    api: (platform) => {
      const api = apis[platform];
      if (api === undefined || api === null)
        throw new AppError('PLATFORM_NOT_CONFIGURED', { reason: platform });
      return api;
    },
  };
};
