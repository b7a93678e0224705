import type { Proof } from '@/contract';
import { Facts } from './facts';
import { FormFoot } from './form-foot';
import { ProofFields } from './proof-fields';
import type { ProofStage } from './proof-stage';
import { useProof } from './use-proof';

interface UnbindFormProps {
  readonly stage: ProofStage;
  readonly onUnbind: (proof: Proof) => void;
}

const facts = [
  '解绑后您将回到游客身份，无法查看订单与会员权益',
  '订单与资料会保留，重新绑定手机号后可继续使用',
];

/** Takes the number off the account. */
export const UnbindForm = ({ stage, onUnbind }: UnbindFormProps) => {
  const input = useProof();
  const submit = (): void => {
    const proof = input.read();
    if (proof.kind === 'refused') stage.onRefused(proof.reason);
    else onUnbind(proof.proof);
  };
  return (
    <>
      <Facts title="解绑手机号前请知悉" facts={facts} />
      <ProofFields input={input} {...stage} />
      <FormFoot id="unbind-confirm" kind="danger" text="解绑手机号" busy={stage.busy} onTap={submit} />
    </>
  );
};
