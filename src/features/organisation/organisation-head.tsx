import { Text, View } from '@tarojs/components';
import { ListRow } from '@/components/list-row/list-row';
import type { Organisation } from '@/contract';
import './organisation-head.scss';

interface OrganisationHeadProps {
  readonly organisation: Organisation;
  /** Null when there is no other one to choose. */
  readonly onChoose: (() => void) | null;
  /** For a leader. */
  readonly onMembers: () => void;
}

/** Whose rights the workbench shows, and what a leader can do about them. */
export const OrganisationHead = ({ organisation, onChoose, onMembers }: OrganisationHeadProps) => (
  <View className="organisation-head">
    <View className="organisation-row">
      <View className="organisation-words">
        <Text id="organisation-name" className="organisation-name">
          {organisation.name}
        </Text>
        <Text className="organisation-role">{organisation.isLeader ? '企业管理员' : '企业成员'}</Text>
      </View>
      {onChoose !== null && (
        <View id="organisation-choose" className="organisation-choose" onClick={onChoose}>
          <Text className="organisation-choose-word">切换企业</Text>
        </View>
      )}
    </View>
    {organisation.isLeader && <ListRow id="members-entry" icon="user" title="成员与权限" onTap={onMembers} />}
  </View>
);
