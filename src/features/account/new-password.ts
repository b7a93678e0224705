export type NewPassword =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): NewPassword => ({ kind: 'refused', reason });

/** 8 to 64 characters with letters and digits, typed the same twice; the server holds it to the same rule. */
export const newPasswordFrom = (first: string, second: string): NewPassword => {
  if (first.length < 8) return refused('密码至少 8 位');
  if (first.length > 64) return refused('密码最多 64 位');
  if (!/[A-Za-z]/.test(first) || !/\d/.test(first)) return refused('密码需同时包含字母和数字');
  if (first !== second) return refused('两次密码不一致');
  return { kind: 'password', password: first };
};
