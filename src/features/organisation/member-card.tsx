import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { Face } from '@/components/face/face';
import { Icon } from '@/components/icon/icon';
import { Toggle } from '@/components/toggle/toggle';
import type { OrganisationMember } from '@/contract';
import { memberName, moduleTitle, rightsText } from './member-words';
import './member-card.scss';

export interface MemberActions {
  readonly onToggle: (userId: string) => void;
  readonly onSwitch: (userId: string, module: string, isOn: boolean) => void;
  readonly onRemove: (member: OrganisationMember) => void;
}

interface MemberCardProps extends MemberActions {
  readonly member: OrganisationMember;
  readonly open: boolean;
  readonly busy: boolean;
}

const tagOf = ({ isSelf, isLeader }: OrganisationMember): string | null =>
  isSelf ? '我' : isLeader ? '管理员' : null;

const Rights = ({ member, busy, onSwitch, onRemove }: Omit<MemberCardProps, 'open' | 'onToggle'>) => (
  <View className="member-rights">
    {member.modules.map(({ module, isOn }) => (
      <View key={module} className="member-right">
        <Text className="member-right-name">{moduleTitle(module)}</Text>
        <Toggle
          id={`switch-${member.userId}-${module}`}
          on={isOn}
          disabled={busy}
          onTap={() => onSwitch(member.userId, module, !isOn)}
        />
      </View>
    ))}
    <View id={`expel-${member.userId}`} className="member-expel" onClick={() => onRemove(member)}>
      <Text className="member-expel-word">移出企业</Text>
    </View>
  </View>
);

/** One member; those whom a leader may restrict or remove unfold. */
export const MemberCard = memo(({ member, open, onToggle, ...actions }: MemberCardProps) => {
  const tag = tagOf(member);
  return (
    <View className="member" id={`member-${member.userId}`}>
      <View
        id={`open-${member.userId}`}
        className="member-head"
        onClick={() => {
          if (!member.isSelf) onToggle(member.userId);
        }}
      >
        <View className="member-face">
          <Face url={member.avatarUrl} />
        </View>
        <View className="member-words">
          <View className="member-line">
            <Text className="member-name">{memberName(member)}</Text>
            {tag !== null && <Text className="member-tag">{tag}</Text>}
          </View>
          <Text className="member-phone">{member.phoneMasked ?? '未绑定手机号'}</Text>
          <Text className="member-phone">{rightsText(member)}</Text>
        </View>
        {!member.isSelf && (
          <View className={open ? 'member-arrow member-arrow-open' : 'member-arrow'}>
            <Icon name="arrow" size="sm" />
          </View>
        )}
      </View>
      {open && !member.isSelf && <Rights member={member} {...actions} />}
    </View>
  );
});
