import { Text, View } from '@tarojs/components';
import type { RefundReason } from '@/contract';
import { reasonWords, refundReasons } from './refund-words';
import './reason-choice.scss';

interface ReasonChoiceProps {
  readonly chosen: RefundReason | null;
  readonly onChoose: (reason: RefundReason) => void;
}

/** Why something goes back: one of a few words. */
export const ReasonChoice = ({ chosen, onChoose }: ReasonChoiceProps) => (
  <View className="reasons">
    {refundReasons.map((reason) => (
      <View
        key={reason}
        id={`reason-${reason}`}
        className={reason === chosen ? 'reason reason-on' : 'reason'}
        onClick={() => onChoose(reason)}
      >
        <View className="reason-face">
          <Text className="reason-text">{reasonWords[reason]}</Text>
        </View>
      </View>
    ))}
  </View>
);
