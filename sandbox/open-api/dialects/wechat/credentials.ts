import type { World } from '../../world/create-world';
import type { SandboxApp } from '../../world/types';
import type { WechatErrcode } from './errors';

type Found = { readonly app: SandboxApp } | { readonly errcode: WechatErrcode };

/** The app behind an app id and its secret, in the order in which WeChat complains. */
export function appOf(world: World, appId: string | undefined, secret: string | undefined): Found {
  if (!appId) return { errcode: 41002 };
  if (!secret) return { errcode: 41004 };
  const app = world.findApp('wechat', appId);
  if (!app) return { errcode: 40013 };
  return app.secret === secret ? { app } : { errcode: 40125 };
}

/** The app behind an access token of either kind. */
export function appOfToken(world: World, value: string | undefined): Found {
  if (!value) return { errcode: 41001 };
  const verdict = world.tokens.judge(value, 'wechat');
  if (verdict.state === 'expired') return { errcode: 42001 };
  if (verdict.state === 'unknown' && !/^[\w-]{64,}$/.test(value)) return { errcode: 40014 };
  if (verdict.state !== 'live') return { errcode: 40001 };
  const app = world.findApp('wechat', verdict.token.appId);
  return app ? { app } : { errcode: 40001 };
}
