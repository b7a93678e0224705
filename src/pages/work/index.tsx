import { useEffect } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { StateView } from '@/components/state-view/state-view';
import type { WorkModule } from '@/features/organisation/modules';
import { WorkTiles } from '@/features/organisation/work-tiles';
import { useStoreShallow } from '@/store/use-store';
import { openPage } from '../hooks/navigate';
import { toastFailure } from '../hooks/toast';
import { useVisible } from '../hooks/use-visible';
import { MemberPage } from '../shell/member-page';

export default function WorkPage() {
  const { member, permissions, loadPermissions, mustAuth } = useStoreShallow((state) => ({
    member: state.auth.kind === 'member',
    permissions: state.permissions,
    loadPermissions: state.loadPermissions,
    mustAuth: state.mustAuth,
  }));
  const visible = useVisible();

  useEffect(() => {
    if (member && visible) void loadPermissions();
  }, [member, visible, loadPermissions]);

  const open = async ({ module }: WorkModule): Promise<void> => {
    try {
      await mustAuth({ permission: module });
      openPage('module', { name: module });
    } catch (caught) {
      toastFailure(caught);
    }
  };

  return (
    <MemberPage title="登录后进入企业工作台" className="page-rows">
      {() => {
        if (permissions === null) return <Skeleton shape="row" />;
        if (permissions.organisationId === null)
          return <StateView icon="work" title="您还没有加入企业" hint="请联系企业管理员邀请您加入" />;
        return <WorkTiles allowed={permissions.modules} onOpen={(module) => void open(module)} />;
      }}
    </MemberPage>
  );
}
