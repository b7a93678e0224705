import type { World } from '../../world/create-world';
import type { Answer } from '../serve';

/** Numbers and texts of api.weixin.qq.com. */
const texts = {
  '-1': 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  42001: 'access_token expired',
  43002: 'require POST method',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  87008: 'invalid sig_method',
  87009: 'invalid signature',
} as const;
export type WechatErrcode = keyof typeof texts;

/** A refusal. Its text ends with a request id, so no caller can compare it whole. */
export function refuse(
  world: World,
  errcode: WechatErrcode,
  about: Pick<Answer, 'appId' | 'personId' | 'type'> = {},
): Answer {
  const rid = [8, 8, 8].map((length) => world.random.text(length, '0123456789abcdef')).join('-');
  return {
    body: { errcode: Number(errcode), errmsg: `${texts[errcode]}, rid: ${rid}` },
    outcome: String(errcode),
    ...about,
  };
}
