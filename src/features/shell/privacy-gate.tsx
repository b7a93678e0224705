import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { useInFront } from '@/components/in-front/use-in-front';
import { NativeButton } from '@/components/native-button/native-button';
import { useStoreShallow } from '@/store/use-store';
import './privacy-gate.scss';

const agreeId = 'privacy-agree';

/**
 * Asks for consent to the host's privacy contract when a private call of the host waits for it, on the page in front.
 * Every page that leads to such a call needs one: without it the call is refused. Both answers let the call go on its
 * way; nothing here closes without one.
 */
export const PrivacyGate = () => {
  const { asked, button, shown, hidden, gone, agree, refuse, openContract } = useStoreShallow((state) => ({
    asked: state.privacyAsked,
    button: state.privacyAsked === null ? null : state.agreeButton(),
    shown: state.privacyGateShown,
    hidden: state.privacyGateHidden,
    gone: state.privacyGateGone,
    agree: state.agreeToPrivacy,
    refuse: state.refusePrivacy,
    openContract: state.openPrivacyContract,
  }));
  const id = useInFront({ shown, hidden, gone });
  if (asked === null || asked.gate !== id || button === null) return null;
  return (
    <View id="privacy-gate" className="gate">
      <View className="gate-mask" catchMove />
      <View className="gate-body">
        <Text className="gate-title">用户隐私保护提示</Text>
        <Text className="gate-text">使用该功能需要您阅读并同意以下指引。拒绝后仍可继续浏览。</Text>
        <View id="privacy-contract" className="gate-contract" onClick={() => void openContract()}>
          <Text className="gate-contract-text">{asked.contractName}</Text>
        </View>
        <NativeButton
          id={agreeId}
          openType={button.openType}
          eventProps={button.eventProps}
          onAnswer={() => agree(agreeId)}
        >
          同意
        </NativeButton>
        <View className="gate-refuse">
          <Button id="privacy-refuse" kind="quiet" text="拒绝" onTap={refuse} />
        </View>
      </View>
    </View>
  );
};
