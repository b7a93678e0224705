import type { Proof } from '@/contract';
import { PasswordForm } from '@/features/account/password-form';
import { useStore } from '@/store/use-store';
import { goBack } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useProofStage } from '../../hooks/use-proof-stage';
import { MemberPage } from '../../shell/member-page';

export default function PasswordPage() {
  const setPassword = useStore((state) => state.setPassword);
  const { stageOf, run } = useProofStage();

  const save = async (password: string, proof: Proof | undefined): Promise<void> => {
    if (!(await run(() => setPassword(password, proof)))) return;
    toast('密码已保存');
    goBack();
  };

  return (
    <MemberPage title="登录后设置密码" className="page-rows">
      {(user) => (
        <PasswordForm stage={stageOf(user)} onSave={(password, proof) => void save(password, proof)} />
      )}
    </MemberPage>
  );
}
