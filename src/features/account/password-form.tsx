import { useRef } from 'react';
import { Field } from '@/components/field/field';
import { Group } from '@/components/group/group';
import type { Proof } from '@/contract';
import { FormFoot } from './form-foot';
import { newPasswordFrom } from './new-password';
import { ProofFields } from './proof-fields';
import type { ProofStage } from './proof-stage';
import { useProof } from './use-proof';

interface PasswordFormProps {
  readonly stage: ProofStage;
  readonly onSave: (password: string, proof: Proof | undefined) => void;
}

/** Sets the first password, or replaces the old one, for which the user proves who they are. */
export const PasswordForm = ({ stage, onSave }: PasswordFormProps) => {
  const { onRefused, busy, hasPassword } = stage;
  const input = useProof();
  const typed = useRef({ first: '', second: '' });

  const submit = (): void => {
    const proof = hasPassword ? input.read() : null;
    const password = newPasswordFrom(typed.current.first, typed.current.second);
    if (proof?.kind === 'refused') onRefused(proof.reason);
    else if (password.kind === 'refused') onRefused(password.reason);
    else onSave(password.password, proof?.proof);
  };

  return (
    <>
      {hasPassword && <ProofFields input={input} {...stage} />}
      <Group title={hasPassword ? '新密码' : '设置密码'} hint="8 至 64 位，需同时包含字母和数字">
        <Field
          id="password-first"
          label="新密码"
          placeholder="请输入新密码"
          kind="password"
          onText={(first) => {
            typed.current.first = first;
          }}
        />
        <Field
          id="password-second"
          label="确认密码"
          placeholder="请再次输入"
          kind="password"
          onText={(second) => {
            typed.current.second = second;
          }}
        />
      </Group>
      <FormFoot id="password-submit" text="保存" busy={busy} onTap={submit} />
    </>
  );
};
