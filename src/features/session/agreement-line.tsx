import { Text, View } from '@tarojs/components';
import { Tick } from '@/components/tick/tick';
import './agreement-line.scss';

/** Where the two texts stand; the page knows the addresses. */
export interface AgreementLinks {
  readonly onAgreement: () => void;
  readonly onPrivacy: () => void;
}

interface AgreementLineProps extends AgreementLinks {
  readonly agreed: boolean;
  /** How often the line was asked for in vain; each time it shakes and asks. */
  readonly asked: number;
  readonly onToggle: () => void;
  /** The host's own contract, where a tap on the phone button agrees to it as well; null for none. */
  readonly contract: string | null;
  readonly onContract: () => void;
}

/** Two names for one motion: an animation starts again only under another name. */
const shakeOf = (asked: number): string =>
  asked === 0 ? '' : asked % 2 === 0 ? ' shake-even' : ' shake-odd';

interface LinkProps {
  readonly id: string;
  readonly text: string;
  readonly onTap: () => void;
}

const Link = ({ id, text, onTap }: LinkProps) => (
  <View id={id} className="agreement-part" onClick={onTap}>
    <Text className="agreement-link">{text}</Text>
  </View>
);

export const AgreementLine = (props: AgreementLineProps) => {
  const { agreed, asked, onToggle, onAgreement, onPrivacy, contract, onContract } = props;
  return (
    <View className="agreement">
      <View id="agree-line" className={`agreement-line${agreed ? '' : shakeOf(asked)}`}>
        <Tick id="agree-box" on={agreed} onTap={onToggle} />
        <View className="agreement-words">
          <View className="agreement-part" onClick={onToggle}>
            <Text className="agreement-text">我已阅读并同意</Text>
          </View>
          <Link id="open-agreement" text="《用户协议》" onTap={onAgreement} />
          <Text className="agreement-text">和</Text>
          <Link id="open-privacy" text="《隐私政策》" onTap={onPrivacy} />
          {contract !== null && <Link id="open-contract" text={contract} onTap={onContract} />}
        </View>
      </View>
      {asked > 0 && !agreed && (
        <View id="agree-ask" className="agreement-ask">
          <Text className="agreement-ask-text">请先阅读并同意《用户协议》和《隐私政策》</Text>
        </View>
      )}
    </View>
  );
};
