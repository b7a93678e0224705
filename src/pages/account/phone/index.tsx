import type { Proof } from '@/contract';
import { ChangePhoneForm } from '@/features/account/change-phone-form';
import { useStoreShallow } from '@/store/use-store';
import { goBack } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useProofStage } from '../../hooks/use-proof-stage';
import { MemberPage } from '../../shell/member-page';

export default function ChangePhonePage() {
  const { changePhone, sendNewPhoneSms, newPhoneWait } = useStoreShallow((state) => ({
    changePhone: state.changePhone,
    sendNewPhoneSms: state.sendNewPhoneSms,
    newPhoneWait: state.newPhoneWait,
  }));
  const { stageOf, run } = useProofStage();

  const send = async (phone: string): Promise<void> => {
    if (await run(() => sendNewPhoneSms(phone))) toast('验证码已发送');
  };
  const save = async (phone: string, smsCode: string, proof: Proof): Promise<void> => {
    if (!(await run(() => changePhone(phone, smsCode, proof)))) return;
    toast('手机号已更换');
    goBack();
  };

  return (
    <MemberPage title="登录后更换手机号" className="page-rows">
      {(user) => (
        <ChangePhoneForm
          stage={stageOf(user)}
          newWait={newPhoneWait}
          onSendNew={(phone) => void send(phone)}
          onSave={(phone, smsCode, proof) => void save(phone, smsCode, proof)}
        />
      )}
    </MemberPage>
  );
}
