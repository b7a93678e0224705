import { Group } from '@/components/group/group';
import { ListRow } from '@/components/list-row/list-row';

interface MeListProps {
  /** The account belongs to an organisation. */
  readonly organised: boolean;
  readonly onWork: () => void;
  readonly onSettings: () => void;
}

/** The ways on from 我的. */
export const MeList = ({ organised, onWork, onSettings }: MeListProps) => (
  <Group>
    {organised && <ListRow id="work-entry" icon="work" title="企业工作台" onTap={onWork} />}
    <ListRow id="settings-entry" icon="settings" title="设置" onTap={onSettings} />
  </Group>
);
