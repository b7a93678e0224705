import type { SmsCodeRow } from './repository';

const uses: Readonly<Record<SmsCodeRow['purpose'], string>> = {
  login: '登录',
  'reset-password': '重置密码',
  'change-phone': '绑定新手机号',
  proof: '身份验证',
};

/** The message with a code: it names the use, so that nobody is talked into passing on a code of another one. */
export const smsText = (purpose: SmsCodeRow['purpose'], code: string): string =>
  `【鲜集】验证码 ${code}，用于${uses[purpose]}，5 分钟内有效，请勿告诉他人。`;
