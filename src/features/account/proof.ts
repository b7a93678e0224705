import type { Proof } from '@/contract';

export type ProofKind = Proof['kind'];

export type ProofAnswer =
  | { readonly kind: 'proof'; readonly proof: Proof }
  | { readonly kind: 'refused'; readonly reason: string };

/** What was typed, of which only the chosen kind counts. */
export interface ProofText {
  readonly kind: ProofKind;
  readonly smsCode: string;
  readonly password: string;
}

const refused = (reason: string): ProofAnswer => ({ kind: 'refused', reason });

/** Reads a fresh proof out of what was typed; whether it holds is for the server to say. */
export const proofFrom = ({ kind, smsCode, password }: ProofText): ProofAnswer => {
  if (kind === 'sms')
    return /^\d{6}$/.test(smsCode)
      ? { kind: 'proof', proof: { kind, smsCode } }
      : refused('请输入 6 位验证码');
  return password.length >= 8 && password.length <= 64
    ? { kind: 'proof', proof: { kind, password } }
    : refused('请输入当前登录密码');
};
