import { useCallback, useEffect } from 'react';
import { HistoryList } from '@/features/account/history-list';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { openPage, openTab } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useTask } from '../../hooks/use-task';
import { useVisible } from '../../hooks/use-visible';
import { Page } from '../../shell/page';

const question = { title: '清空浏览记录？', content: '清空后无法恢复', confirmText: '清空' };

export default function HistoryPage() {
  const { load, removeSeen, clearSeen } = useStoreShallow((state) => ({
    load: state.loadHistory,
    removeSeen: state.removeSeen,
    clearSeen: state.clearSeen,
  }));
  const session = useSessionKind();
  const visible = useVisible();
  const { run } = useTask();
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);

  useEffect(() => {
    if (visible && session !== 'starting') void load();
  }, [visible, session, load]);
  usePullDown(load);

  const clear = async (): Promise<void> => {
    if ((await confirmed(question)) && (await run(clearSeen))) toast('已清空');
  };

  return (
    <Page>
      <HistoryList
        onOpen={openProduct}
        onRemove={(id) => void run(() => removeSeen(id))}
        onClear={() => void clear()}
        onShop={() => openTab('home')}
      />
    </Page>
  );
}
