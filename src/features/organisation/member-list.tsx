import { Text, View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Group } from '@/components/group/group';
import type { MembersAnswer, OrganisationInvitation } from '@/contract';
import { type MemberActions, MemberCard } from './member-card';
import './member-list.scss';

interface MemberListProps extends Omit<MemberActions, 'onToggle'> {
  readonly members: MembersAnswer;
  /** A change is under way: nothing else can be tapped meanwhile. */
  readonly busy: boolean;
  readonly onWithdraw: (invitation: OrganisationInvitation) => void;
}

type WaitingProps = Pick<MemberListProps, 'onWithdraw'> & {
  readonly invitations: readonly OrganisationInvitation[];
};

const Waiting = ({ invitations, onWithdraw }: WaitingProps) => (
  <Group title={`等待加入 ${invitations.length} 人`} hint="对方用该手机号登录后自动加入">
    {invitations.map((invitation) => (
      <View key={invitation.id} id={`waiting-${invitation.id}`} className="waiting">
        <Text className="waiting-phone">{invitation.phoneMasked}</Text>
        <View
          id={`withdraw-${invitation.id}`}
          className="waiting-withdraw"
          onClick={() => onWithdraw(invitation)}
        >
          <Text className="waiting-word">撤回</Text>
        </View>
      </View>
    ))}
  </Group>
);

/** Who belongs to the organisation, and for whom a place is kept. Numbers are masked, also for a leader. */
export const MemberList = ({ members, busy, onSwitch, onRemove, onWithdraw }: MemberListProps) => {
  const [opened, setOpened] = useState<string | null>(null);
  const toggle = useCallback((userId: string) => {
    setOpened((before) => (before === userId ? null : userId));
  }, []);
  return (
    <View className="members">
      <Group title={`成员 ${members.items.length} 人`}>
        {members.items.map((member) => (
          <MemberCard
            key={member.userId}
            member={member}
            open={opened === member.userId}
            busy={busy}
            onToggle={toggle}
            onSwitch={onSwitch}
            onRemove={onRemove}
          />
        ))}
      </Group>
      {members.invitations.length > 0 && (
        <Waiting invitations={members.invitations} onWithdraw={onWithdraw} />
      )}
    </View>
  );
};
