import Taro, { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { StateView } from '@/components/state-view/state-view';
import { ModuleView } from '@/features/organisation/module-view';
import { moduleOf } from '@/features/organisation/modules';
import { usePermission } from '@/features/session/use-permission';
import { goBack } from '../../hooks/navigate';
import { MemberPage } from '../../shell/member-page';
import { useWorkplace } from '../use-workplace';

export default function ModulePage() {
  const module = moduleOf(useRouter().params.name);
  const right = usePermission(module?.module ?? '');
  useWorkplace();

  const title = module?.title;
  useEffect(() => {
    if (title !== undefined) void Taro.setNavigationBarTitle({ title }).catch(() => undefined);
  }, [title]);

  return (
    <MemberPage title="登录后进入企业工作台" className="page-rows">
      {() => {
        if (module === null) return <StateView icon="work" title="没有找到这个功能" />;
        if (right === 'unknown') return <Skeleton shape="row" />;
        return <ModuleView module={module} right={right} onBack={goBack} />;
      }}
    </MemberPage>
  );
}
