import { useEffect } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { StateView } from '@/components/state-view/state-view';
import type { WorkModule } from '@/features/organisation/modules';
import { WorkTiles } from '@/features/organisation/work-tiles';
import { useStoreShallow } from '@/store/use-store';
import { openPage } from '../hooks/navigate';
import { useGate } from '../hooks/use-gate';
import { useVisible } from '../hooks/use-visible';
import { MemberPage } from '../shell/member-page';

export default function WorkPage() {
  const { member, permissions, loadPermissions } = useStoreShallow((state) => ({
    member: state.auth.kind === 'member',
    permissions: state.permissions,
    loadPermissions: state.loadPermissions,
  }));
  const visible = useVisible();
  const gate = useGate();

  useEffect(() => {
    if (member && visible) void loadPermissions();
  }, [member, visible, loadPermissions]);

  const open = ({ module }: WorkModule): void =>
    gate('work.module', () => openPage('module', { name: module }), module);

  return (
    <MemberPage title="登录后进入企业工作台" className="page-rows">
      {() => {
        if (permissions === null) return <Skeleton shape="row" />;
        if (permissions.organisationId === null)
          return <StateView icon="work" title="您还没有加入企业" hint="请联系企业管理员邀请您加入" />;
        return <WorkTiles allowed={permissions.modules} onOpen={open} />;
      }}
    </MemberPage>
  );
}
