import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Group } from '@/components/group/group';
import { ListRow } from '@/components/list-row/list-row';
import type { AppState } from '@/store/use-store';
import { loginAsks, stepWords } from './login-asks';
import { traceLines } from './trace';
import './developer-view.scss';

interface DeveloperViewProps {
  readonly auth: AppState['auth'];
  readonly permissions: AppState['permissions'];
  /** The trace as it is exported. */
  readonly exported: string;
  readonly onCopy: () => void;
  readonly onReload: () => void;
}

const Who = ({ auth, permissions }: DeveloperViewProps) => {
  const user = auth.kind === 'visitor' || auth.kind === 'member' ? auth.user : null;
  const step = auth.kind === 'visitor' || auth.kind === 'member' ? auth.step : 0;
  return (
    <Group title="我是谁">
      <ListRow id="developer-kind" title="状态" value={auth.kind} />
      <ListRow id="developer-step" title="阶段" value={stepWords[step] ?? ''} />
      <ListRow title="用户" value={user?.id ?? '无'} />
      <ListRow title="身份" value={user?.busiIdentity ?? '无'} />
      <ListRow title="企业" value={permissions?.organisationId ?? '无'} />
    </Group>
  );
};

interface LineProps {
  readonly head: string;
  readonly text: string;
}

const Line = ({ head, text }: LineProps) => (
  <View className="developer-line">
    <Text className="developer-time">{head}</Text>
    <Text className="developer-detail">{text}</Text>
  </View>
);

/** Which gate asked for a login, why, and what came of it. */
const Asks = ({ exported }: Pick<DeveloperViewProps, 'exported'>) => {
  const asks = loginAsks(exported);
  return (
    <View id="developer-asked" className="developer-asked">
      <Group title="为什么要求登录（新的在前）">
        {asks.length === 0 && <Line head="还没有" text="没有操作要求过登录" />}
        {asks.map(({ key, time, gate, why, end }) => (
          <Line key={key} head={`${time} ${gate}：${end}`} text={why} />
        ))}
      </Group>
    </View>
  );
};

/** What the login machine knows and did; holds no secret. */
export const DeveloperView = (props: DeveloperViewProps) => (
  <View className="developer">
    <Who {...props} />
    <Asks exported={props.exported} />
    <View className="developer-actions">
      <Button id="trace-reload" kind="outline" text="刷新" onTap={props.onReload} />
      <Button id="trace-copy" text="复制轨迹" onTap={props.onCopy} />
    </View>
    <Group title="登录轨迹（新的在前）">
      {traceLines(props.exported).map(({ key, time, kind, detail }) => (
        <Line key={key} head={`${time} ${kind}`} text={detail} />
      ))}
    </Group>
  </View>
);
