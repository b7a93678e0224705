import type { World } from '../../world/create-world';
import type { Answer } from '../serve';

type About = Pick<Answer, 'appId' | 'personId'>;

const tips = {
  '-1': 'system error',
  40014: 'bad params',
  40015: 'bad appid',
  40017: 'bad secret',
  40018: 'bad code',
  40019: 'bad anonymous code',
  40020: 'bad grant type',
} as const;
export type DouyinErrNo = keyof typeof tips;

/** A refusal of developer.toutiao.com, second version. */
export const refuse = (errNo: DouyinErrNo, data: object = {}, about: About = {}): Answer => ({
  body: { err_no: Number(errNo), err_tips: tips[errNo], data },
  outcome: String(errNo),
  ...about,
});

/** The same numbers in the flat form of the first version. */
export const refuseFlat = (errNo: DouyinErrNo, about: About = {}): Answer => ({
  body: { error: Number(errNo), errcode: Number(errNo), errmsg: tips[errNo] },
  outcome: String(errNo),
  ...about,
});

const clientDescriptions = {
  2100004: '系统繁忙',
  10002: '参数错误',
  10003: '非法的client_key',
  10013: 'client_secret错误',
};

/** A refusal of open.douyin.com/oauth/client_token/. */
export const refuseClient = (errorCode: keyof typeof clientDescriptions, about: About = {}): Answer => ({
  body: {
    data: {
      access_token: '',
      expires_in: 0,
      error_code: Number(errorCode),
      description: clientDescriptions[errorCode],
    },
    message: 'error',
  },
  outcome: String(errorCode),
  ...about,
});

const phoneTips = {
  28001003: 'access_token无效',
  28001005: '系统内部错误,请重试',
  28001007: '参数不合法',
  28001008: 'access_token过期,请刷新或重新授权',
  28005187: 'code已过期',
} as const;

/** A refusal of open.douyin.com/api/apps/v1/get_phonenumber_info/. */
export const refusePhone = (world: World, errNo: keyof typeof phoneTips, about: About = {}): Answer => ({
  body: { err_no: Number(errNo), err_msg: phoneTips[errNo], log_id: logId(world), data: '' },
  outcome: String(errNo),
  ...about,
});

/** Douyin's support asks for this id. */
export const logId = (world: World): string => `2025${world.random.text(30, '0123456789ABCDEF')}`;
