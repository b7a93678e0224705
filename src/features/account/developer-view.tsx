import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Group } from '@/components/group/group';
import { ListRow } from '@/components/list-row/list-row';
import type { AppState } from '@/store/use-store';
import { traceLines, whyAsked } from './trace';
import './developer-view.scss';

interface DeveloperViewProps {
  readonly auth: AppState['auth'];
  readonly permissions: AppState['permissions'];
  /** The trace as it is exported. */
  readonly exported: string;
  readonly onCopy: () => void;
  readonly onReload: () => void;
}

const stepWords = ['0 访客', '1 游客', '2 会员', '3 会员（资料完整）'];

const Who = ({ auth, permissions, exported }: DeveloperViewProps) => {
  const user = auth.kind === 'visitor' || auth.kind === 'member' ? auth.user : null;
  const step = auth.kind === 'visitor' || auth.kind === 'member' ? auth.step : 0;
  return (
    <Group title="我是谁">
      <ListRow id="developer-kind" title="状态" value={auth.kind} />
      <ListRow id="developer-step" title="阶段" value={stepWords[step] ?? ''} />
      <ListRow title="用户" value={user?.id ?? '无'} />
      <ListRow title="身份" value={user?.busiIdentity ?? '无'} />
      <ListRow title="企业" value={permissions?.organisationId ?? '无'} />
      <ListRow id="developer-asked" title="最近一次要求登录" value={whyAsked(exported) ?? '没有'} />
    </Group>
  );
};

/** What the login machine knows and did; holds no secret. */
export const DeveloperView = (props: DeveloperViewProps) => (
  <View className="developer">
    <Who {...props} />
    <View className="developer-actions">
      <Button id="trace-reload" kind="outline" text="刷新" onTap={props.onReload} />
      <Button id="trace-copy" text="复制轨迹" onTap={props.onCopy} />
    </View>
    <Group title="登录轨迹（新的在前）">
      {traceLines(props.exported).map(({ key, time, kind, detail }) => (
        <View key={key} className="developer-line">
          <Text className="developer-time">{`${time} ${kind}`}</Text>
          <Text className="developer-detail">{detail}</Text>
        </View>
      ))}
    </Group>
  </View>
);
