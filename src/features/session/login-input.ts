/** Chinese mainland mobile number, 11 digits without prefix; the same rule as the contract's. */
const isPhoneNumber = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

const isSmsCode = (text: string): boolean => /^\d{6}$/.test(text);

const isLongEnough = (text: string): boolean => text.length >= 8 && text.length <= 64;

/** What a login form holds; what a form has no field for is left out. */
export interface LoginInput {
  readonly phone: string;
  readonly smsCode?: string;
  /** The password that the account has. */
  readonly password?: string;
  /** The password that it is to have. */
  readonly newPassword?: string;
}

/** The first thing that cannot be right, as a sentence for the user; null when it may be sent. */
export const faultIn = ({ phone, smsCode, password, newPassword }: LoginInput): string | null => {
  if (!isPhoneNumber(phone)) return '请输入正确的手机号';
  if (smsCode !== undefined && !isSmsCode(smsCode)) return '请输入 6 位验证码';
  if (password !== undefined && !isLongEnough(password)) return '请输入 8 至 64 位密码';
  if (newPassword === undefined) return null;
  const isStrong = isLongEnough(newPassword) && /[A-Za-z]/.test(newPassword) && /\d/.test(newPassword);
  return isStrong ? null : '新密码需 8 至 64 位，同时包含字母和数字';
};
