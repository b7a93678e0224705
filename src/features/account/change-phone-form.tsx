import { useRef } from 'react';
import { Field } from '@/components/field/field';
import { Group } from '@/components/group/group';
import { SendCode } from '@/components/send-code/send-code';
import type { Proof } from '@/contract';
import { FormFoot } from './form-foot';
import { newPhoneFrom } from './new-phone';
import { ProofFields } from './proof-fields';
import type { ProofStage } from './proof-stage';
import { useProof } from './use-proof';

interface ChangePhoneFormProps {
  readonly stage: ProofStage;
  /** Seconds until the next message to a new number may be asked for. */
  readonly newWait: number;
  readonly onSendNew: (phone: string) => void;
  readonly onSave: (phone: string, smsCode: string, proof: Proof) => void;
}

/** From one number to another: a proof for the old one, a message to the new one. */
export const ChangePhoneForm = ({ stage, newWait, onSendNew, onSave }: ChangePhoneFormProps) => {
  const input = useProof();
  const typed = useRef({ phone: '', smsCode: '' });

  const send = (): void => {
    const phone = newPhoneFrom({ ...typed.current, smsCode: null });
    if (phone.kind === 'refused') stage.onRefused(phone.reason);
    else onSendNew(typed.current.phone);
  };
  const submit = (): void => {
    const proof = input.read();
    const phone = newPhoneFrom(typed.current);
    if (proof.kind === 'refused') stage.onRefused(proof.reason);
    else if (phone.kind === 'refused') stage.onRefused(phone.reason);
    else onSave(typed.current.phone, typed.current.smsCode, proof.proof);
  };

  return (
    <>
      <ProofFields input={input} {...stage} />
      <Group title="新手机号">
        <Field
          id="new-phone"
          label="手机号"
          placeholder="新的手机号"
          kind="number"
          maxLength={11}
          onText={(phone) => {
            typed.current.phone = phone.trim();
          }}
        />
        <Field
          id="new-phone-code"
          label="验证码"
          placeholder="6 位验证码"
          kind="number"
          maxLength={6}
          onText={(smsCode) => {
            typed.current.smsCode = smsCode.trim();
          }}
        >
          <SendCode id="new-phone-send" wait={newWait} onTap={send} />
        </Field>
      </Group>
      <FormFoot id="change-phone-submit" text="更换手机号" busy={stage.busy} onTap={submit} />
    </>
  );
};
