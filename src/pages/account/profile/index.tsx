import { View } from '@tarojs/components';
import { StateView } from '@/components/state-view/state-view';
import { NicknameForm } from '@/features/account/nickname-form';
import { useStoreShallow } from '@/store/use-store';
import { goBack } from '../../hooks/navigate';
import { toast, toastFailure } from '../../hooks/toast';
import { useGate } from '../../hooks/use-gate';

export default function ProfilePage() {
  const { auth, saving, saveNickname } = useStoreShallow((state) => ({
    auth: state.auth,
    saving: state.accountSaving,
    saveNickname: state.saveNickname,
  }));
  const gate = useGate();

  const save = async (nickname: string): Promise<void> => {
    if (!(await saveNickname(nickname))) return;
    toast('已保存');
    goBack();
  };

  // Reached by address, past the gate: the page asks itself.
  if (auth.kind !== 'member')
    return (
      <StateView
        icon="user"
        title="登录后完善资料"
        action={{ text: '登录 / 注册', id: 'login-entry', onTap: () => gate(() => undefined) }}
      />
    );
  return (
    <View className="page">
      <NicknameForm
        nickname={auth.user.nickname ?? ''}
        saving={saving}
        onSave={(nickname) => void save(nickname).catch(toastFailure)}
        onRefused={toast}
      />
    </View>
  );
}
