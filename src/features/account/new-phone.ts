export type NewPhone = { readonly kind: 'phone' } | { readonly kind: 'refused'; readonly reason: string };

/** Whether a number, and the code that went to it, can be right; `smsCode` null while none has been asked for. */
export const newPhoneFrom = ({
  phone,
  smsCode,
}: {
  readonly phone: string;
  readonly smsCode: string | null;
}): NewPhone => {
  if (!/^1[3-9]\d{9}$/.test(phone)) return { kind: 'refused', reason: '请输入正确的新手机号' };
  if (smsCode !== null && !/^\d{6}$/.test(smsCode))
    return { kind: 'refused', reason: '请输入新手机号收到的 6 位验证码' };
  return { kind: 'phone' };
};
