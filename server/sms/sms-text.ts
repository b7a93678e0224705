import type { Purpose } from './purpose';

const uses: Readonly<Record<Purpose, string>> = {
  login: '登录',
  'reset-password': '重置密码',
  'change-phone': '绑定新手机号',
  proof: '身份验证',
};

/** The message with a code, where no template of a provider holds the words. */
export const smsText = (purpose: Purpose, code: string, minutes: number): string =>
  `【鲜集】验证码 ${code}，用于${uses[purpose]}，${minutes} 分钟内有效，请勿告诉他人。`;
