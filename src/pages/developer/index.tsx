import Taro from '@tarojs/taro';
import { useState } from 'react';
import { DeveloperView } from '@/features/account/developer-view';
import { useStoreShallow } from '@/store/use-store';
import { toast } from '../hooks/toast';
import { Page } from '../shell/page';

const copy = (data: string): void => {
  void Taro.setClipboardData({ data }).then(
    () => toast('已复制'),
    () => toast('复制失败'),
  );
};

export default function DeveloperPage() {
  const { auth, permissions, exportTrace } = useStoreShallow((state) => ({
    auth: state.auth,
    permissions: state.permissions,
    exportTrace: state.exportTrace,
  }));
  const [exported, setExported] = useState(exportTrace);
  return (
    <Page className="page-rows">
      <DeveloperView
        auth={auth}
        permissions={permissions}
        exported={exported}
        onCopy={() => copy(exportTrace())}
        onReload={() => setExported(exportTrace())}
      />
    </Page>
  );
}
