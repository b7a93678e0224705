import type { Proof } from '@/contract';
import { DeletionForm } from '@/features/account/deletion-form';
import { DeletionNotice } from '@/features/account/deletion-notice';
import { useStore } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { openTab } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useDeletionCancel } from '../../hooks/use-deletion-cancel';
import { useProofStage } from '../../hooks/use-proof-stage';
import { MemberPage } from '../../shell/member-page';

const question = {
  title: '确认申请注销账号？',
  content: '7 天内可随时撤销，到期后个人资料将被永久删除',
  confirmText: '申请注销',
};

export default function DeletionPage() {
  const requestDeletion = useStore((state) => state.requestDeletion);
  const { stageOf, run } = useProofStage();
  const { busy, cancel } = useDeletionCancel();

  const request = async (proof: Proof): Promise<void> => {
    if (!(await confirmed(question)) || !(await run(() => requestDeletion(proof)))) return;
    toast('注销申请已提交');
    openTab('me');
  };

  return (
    <MemberPage title="登录后管理账号" className="page-rows">
      {(user) =>
        user.deletionAt === null ? (
          <DeletionForm stage={stageOf(user)} onDelete={(proof) => void request(proof)} />
        ) : (
          <DeletionNotice deletionAt={user.deletionAt} busy={busy} onCancel={cancel} />
        )
      }
    </MemberPage>
  );
}
