import { useState } from 'react';
import { SettingsList } from '@/features/account/settings-list';
import { hasDeveloperPage } from '@/routes';
import { sizeText } from '@/shared/cache';
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

/** Where the cache lies, in the words of the end that is built for. */
const kept = process.env.TARO_ENV === 'h5' ? '浏览器为本站保存的' : '小程序保存在手机上的';
const cacheQuestion = {
  title: '清除缓存？',
  content: `将清除${kept}商品缓存，登录状态、购物车和浏览记录不受影响`,
  confirmText: '清除',
};

export default function SettingsPage() {
  const { user, signOut, cacheBytes, clearCache } = useStoreShallow((state) => ({
    user: state.auth.kind === 'member' ? state.auth.user : null,
    signOut: state.signOut,
    cacheBytes: state.cacheBytes,
    clearCache: state.clearCache,
  }));
  const [bytes, setBytes] = useState(cacheBytes);
  const { busy, run } = useTask();

  const leave = async (): Promise<void> => {
    if (!(await confirmed(question)) || !(await run(signOut))) return;
    toast('已退出登录');
    openTab('me');
  };

  const empty = async (): Promise<void> => {
    if (!(await confirmed(cacheQuestion))) return;
    clearCache();
    setBytes(cacheBytes());
    toast('缓存已清除');
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
        cacheSize={sizeText(bytes)}
        onClearCache={() => void empty()}
        onSignOut={() => void leave()}
      />
    </Page>
  );
}
