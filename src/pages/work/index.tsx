import { useState } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView, StateView } from '@/components/state-view/state-view';
import { ChooseSheet } from '@/features/organisation/choose-sheet';
import type { WorkModule } from '@/features/organisation/modules';
import { OrganisationHead } from '@/features/organisation/organisation-head';
import { WorkTiles } from '@/features/organisation/work-tiles';
import { useStore } from '@/store/use-store';
import { openPage } from '../hooks/navigate';
import { toast } from '../hooks/toast';
import { useGate } from '../hooks/use-gate';
import { useTask } from '../hooks/use-task';
import { MemberPage } from '../shell/member-page';
import { useWorkplace } from './use-workplace';

const openMembers = (): void => openPage('members');

export default function WorkPage() {
  const { organisations, current, failure, permissions, reload } = useWorkplace();
  const chooseOrganisation = useStore((state) => state.chooseOrganisation);
  const [choosing, setChoosing] = useState(false);
  const { run } = useTask();
  const gate = useGate();

  const open = ({ module }: WorkModule): void =>
    gate('work.module', () => openPage('module', { name: module }), module);
  const choose = async (id: string): Promise<void> => {
    setChoosing(false);
    if (id !== current?.id && (await run(() => chooseOrganisation(id)))) toast('已切换企业');
  };

  return (
    <MemberPage title="登录后进入企业工作台" className="page-rows">
      {() => {
        if (permissions === null)
          return failure === null ? (
            <Skeleton shape="row" />
          ) : (
            <FailedView message={failure} onRetry={() => void reload()} />
          );
        if (permissions.organisationId === null)
          return <StateView icon="work" title="您还没有加入企业" hint="请联系企业管理员邀请您加入" />;
        return (
          <>
            {current !== null && (
              <OrganisationHead
                organisation={current}
                onChoose={organisations.length > 1 ? () => setChoosing(true) : null}
                onMembers={openMembers}
              />
            )}
            <WorkTiles allowed={permissions.modules} isLeader={current?.isLeader === true} onOpen={open} />
            {choosing && (
              <ChooseSheet
                organisations={organisations}
                onChoose={(id) => void choose(id)}
                onClose={() => setChoosing(false)}
              />
            )}
          </>
        );
      }}
    </MemberPage>
  );
}
