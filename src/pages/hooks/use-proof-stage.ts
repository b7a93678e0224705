import type { User } from '@/contract';
import type { ProofStage } from '@/features/account/proof-stage';
import { useStoreShallow } from '@/store/use-store';
import { toast } from './toast';
import { type RunTask, useTask } from './use-task';

/** What a form that asks for a proof needs, and the way to send it off. */
export const useProofStage = (): { readonly stageOf: (user: User) => ProofStage; readonly run: RunTask } => {
  const { proofWait, sendProofSms } = useStoreShallow((state) => ({
    proofWait: state.proofWait,
    sendProofSms: state.sendProofSms,
  }));
  const { busy, run } = useTask();
  const send = async (): Promise<void> => {
    if (await run(sendProofSms)) toast('验证码已发送');
  };
  return {
    run,
    stageOf: (user) => ({
      phoneMasked: user.phoneMasked ?? '',
      hasPassword: user.hasPassword,
      wait: proofWait,
      busy,
      onSend: () => void send(),
      onRefused: toast,
    }),
  };
};
