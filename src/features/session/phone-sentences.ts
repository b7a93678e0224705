import type { PhoneReason } from '@/store/types';

/** What the user is told when the phone button gave no number; each ends with a way on. */
export const phoneSentences: Readonly<Record<PhoneReason, string>> = {
  'user-denied': '您已取消授权，仍可继续浏览，或使用短信验证码登录',
  'no-permission': '暂不支持手机号快捷登录，请使用短信验证码登录',
  'no-quota': '手机号快捷登录暂不可用，请使用短信验证码登录',
  'privacy-undeclared': '小程序未声明手机号用途，暂不能快捷登录，请使用短信验证码登录',
  'privacy-refused': '未同意隐私保护指引，可使用短信验证码登录',
  'no-phone-number': '当前账号未绑定手机号，请使用短信验证码登录',
  'not-logged-in': '请先登录宿主应用，或使用短信验证码登录',
  'key-expired': '授权已过期，请再点一次',
  internal: '手机号获取失败，请重试或使用短信验证码登录',
};

/** The host app has no account, and no button of its own to get one. */
export const noHostAccount = phoneSentences['not-logged-in'];
