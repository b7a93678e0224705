import type { Proof } from '@/contract';
import { UnbindForm } from '@/features/account/unbind-form';
import { useStore } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { openTab } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useProofStage } from '../../hooks/use-proof-stage';
import { MemberPage } from '../../shell/member-page';

const question = {
  title: '确认解绑手机号？',
  content: '解绑后您将以游客身份继续浏览',
  confirmText: '解绑',
};

export default function UnbindPage() {
  const unbindPhone = useStore((state) => state.unbindPhone);
  const { stageOf, run } = useProofStage();

  const unbind = async (proof: Proof): Promise<void> => {
    if (!(await confirmed(question)) || !(await run(() => unbindPhone(proof)))) return;
    toast('手机号已解绑');
    openTab('me');
  };

  return (
    <MemberPage title="登录后管理手机号" className="page-rows">
      {(user) => <UnbindForm stage={stageOf(user)} onUnbind={(proof) => void unbind(proof)} />}
    </MemberPage>
  );
}
