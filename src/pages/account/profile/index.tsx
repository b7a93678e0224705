import type { UpdateProfileBody } from '@/contract';
import { AvatarRow } from '@/features/account/avatar-row';
import { NicknameForm } from '@/features/account/nickname-form';
import { ProfileRows } from '@/features/account/profile-rows';
import { ProfileButtons } from '@/features/session/profile-buttons';
import { useStoreShallow } from '@/store/use-store';
import { goBack, openPage } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useTask } from '../../hooks/use-task';
import { MemberPage } from '../../shell/member-page';

export default function ProfilePage() {
  const { saving, saveProfile, now, nicknameInput } = useStoreShallow((state) => ({
    saving: state.accountSaving,
    saveProfile: state.saveProfile,
    now: state.accountNow,
    nicknameInput: state.hostProfile().nicknameInput,
  }));
  const { run } = useTask();

  const save = async (change: UpdateProfileBody): Promise<boolean> => {
    const saved = await run(() => saveProfile(change));
    if (saved) toast('已保存');
    return saved;
  };

  return (
    <MemberPage title="登录后完善资料">
      {(user) => (
        <>
          <AvatarRow url={user.avatarUrl}>
            <ProfileButtons />
          </AvatarRow>
          <NicknameForm
            key={user.nickname ?? ''}
            nickname={user.nickname ?? ''}
            hostHelps={nicknameInput}
            saving={saving}
            onSave={(nickname) => void save({ nickname }).then((saved) => saved && goBack())}
            onRefused={toast}
          />
          <ProfileRows
            user={user}
            now={now()}
            onChange={(change) => void save(change)}
            onPhone={() => openPage('phone')}
            onUnbind={() => openPage('unbind')}
          />
        </>
      )}
    </MemberPage>
  );
}
