import { SettingsList } from '@/features/account/settings-list';
import { hasDeveloperPage } from '@/routes';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { openPage, openTab } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useTask } from '../../hooks/use-task';
import { Page } from '../../shell/page';

const question = {
  title: '退出登录？',
  content: '退出后仍可继续浏览，购物车与订单会为您保留',
  confirmText: '退出',
};

export default function SettingsPage() {
  const { user, signOut } = useStoreShallow(({ auth, signOut }) => ({
    user: auth.kind === 'member' ? auth.user : null,
    signOut,
  }));
  const { busy, run } = useTask();

  const leave = async (): Promise<void> => {
    if (!(await confirmed(question)) || !(await run(signOut))) return;
    toast('已退出登录');
    openTab('me');
  };

  return (
    <Page className="page-rows">
      <SettingsList
        user={user}
        busy={busy}
        onOpen={openPage}
        onAgreement={() => openPage('agreement')}
        onPrivacy={() => openPage('privacy')}
        onDeveloper={hasDeveloperPage ? () => openPage('developer') : undefined}
        onSignOut={() => void leave()}
      />
    </Page>
  );
}
