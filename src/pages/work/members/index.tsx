import { useEffect } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView, StateView } from '@/components/state-view/state-view';
import { AddMember } from '@/features/organisation/add-member';
import { MemberList } from '@/features/organisation/member-list';
import { useStoreShallow } from '@/store/use-store';
import { goBack } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { usePullDown } from '../../hooks/use-pull-down';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';
import { useWorkplace } from '../use-workplace';
import { useMemberActions } from './use-member-actions';

const wrongPhone = (): void => toast('请输入正确的手机号');

export default function MembersPage() {
  const { current, failure, permissions, reload } = useWorkplace();
  const { members, leadLost, loadMembers } = useStoreShallow((state) => ({
    members: state.members,
    leadLost: state.leadLost,
    loadMembers: state.loadMembers,
  }));
  const { busy, onSwitch, onRemove, onWithdraw, onAdd } = useMemberActions();
  const visible = useVisible();
  const id = current?.isLeader === true ? current.id : null;
  useEffect(() => {
    if (id !== null && visible) void loadMembers(id);
  }, [id, visible, loadMembers]);
  const loadAll = async (): Promise<void> => {
    await reload();
    if (id !== null) await loadMembers(id);
  };
  usePullDown(loadAll);

  const noLeader = leadLost || permissions?.organisationId === null || current?.isLeader === false;
  return (
    <MemberPage title="登录后管理企业成员" className="page-rows">
      {() => {
        if (noLeader)
          return (
            <StateView
              icon="lock"
              title="您不是企业管理员"
              hint="管理权限可能刚刚被调整，如有疑问请联系企业"
              action={{ text: '返回', id: 'members-back', onTap: goBack }}
            />
          );
        const message = members.kind === 'failed' ? members.message : failure;
        if (message !== null) return <FailedView message={message} onRetry={() => void loadAll()} />;
        if (members.kind !== 'ready') return <Skeleton shape="row" />;
        return (
          <>
            <AddMember busy={busy} onAdd={onAdd} onWrong={wrongPhone} />
            <MemberList
              members={members.value}
              busy={busy}
              onSwitch={onSwitch}
              onRemove={(member) => void onRemove(member)}
              onWithdraw={(invitation) => void onWithdraw(invitation)}
            />
          </>
        );
      }}
    </MemberPage>
  );
}
