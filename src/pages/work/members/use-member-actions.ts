import { useCallback } from 'react';
import type { OrganisationInvitation, OrganisationMember } from '@/contract';
import type { LeadOutcome } from '@/features/organisation/leading';
import { memberCalled } from '@/features/organisation/member-words';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { toast } from '../../hooks/toast';
import { useTask } from '../../hooks/use-task';

const conflict = '名单刚刚有更新，已刷新，请确认后再试';

/** What a leader does on the members' page, one thing at a time; each change says how it went. */
export const useMemberActions = () => {
  const { addMember, removeMember, switchModule } = useStoreShallow((state) => ({
    addMember: state.addMember,
    removeMember: state.removeMember,
    switchModule: state.switchModule,
  }));
  const { busy, run } = useTask();

  /** Who leads no more is told by the page itself. */
  const change = useCallback(
    async (work: () => Promise<LeadOutcome>, done: string): Promise<boolean> => {
      let outcome: LeadOutcome | null = null;
      await run(async () => {
        outcome = await work();
      });
      if (outcome === 'done') toast(done);
      if (outcome === 'conflict') toast(conflict);
      return outcome === 'done';
    },
    [run],
  );

  const onSwitch = useCallback(
    (userId: string, module: string, isOn: boolean): void =>
      void change(() => switchModule({ userId, module, isOn }), isOn ? '已开通' : '已停用'),
    [change, switchModule],
  );

  const onRemove = useCallback(
    async (member: OrganisationMember): Promise<void> => {
      const question = {
        title: `移出${memberCalled(member)}？`,
        content: '移出后对方立即失去企业功能',
        confirmText: '移出',
      };
      if (await confirmed(question)) await change(() => removeMember({ userId: member.userId }), '已移出');
    },
    [change, removeMember],
  );

  const onWithdraw = async ({ id, phoneMasked }: OrganisationInvitation): Promise<void> => {
    const question = {
      title: `撤回 ${phoneMasked}？`,
      content: '对方登录后不再加入企业',
      confirmText: '撤回',
    };
    if (await confirmed(question)) await change(() => removeMember({ invitationId: id }), '已撤回');
  };

  const onAdd = (phone: string): Promise<boolean> => change(() => addMember(phone), '已添加');

  return { busy, onSwitch, onRemove, onWithdraw, onAdd };
};
