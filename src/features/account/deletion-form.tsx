import type { Proof } from '@/contract';
import { Facts } from './facts';
import { FormFoot } from './form-foot';
import { ProofFields } from './proof-fields';
import type { ProofStage } from './proof-stage';
import { useProof } from './use-proof';

interface DeletionFormProps {
  readonly stage: ProofStage;
  readonly onDelete: (proof: Proof) => void;
}

const facts = [
  '提交后有 7 天冷静期，期间登录本账号即可随时撤销',
  '到期后手机号、昵称、头像、生日等个人资料将被永久删除，无法恢复',
  '历史订单会转为匿名记录，不再与您关联',
  '购物车、浏览记录与会员权益将一并清空',
];

/** Asks for the account's end: what it means, a fresh proof, one button. */
export const DeletionForm = ({ stage, onDelete }: DeletionFormProps) => {
  const input = useProof();
  const submit = (): void => {
    const proof = input.read();
    if (proof.kind === 'refused') stage.onRefused(proof.reason);
    else onDelete(proof.proof);
  };
  return (
    <>
      <Facts title="注销账号前请知悉" facts={facts} />
      <ProofFields input={input} {...stage} />
      <FormFoot id="deletion-confirm" kind="danger" text="申请注销账号" busy={stage.busy} onTap={submit} />
    </>
  );
};
