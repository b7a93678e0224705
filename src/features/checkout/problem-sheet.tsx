import { ScrollView, Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { LineList } from '@/components/line-list/line-list';
import { Sheet } from '@/components/sheet/sheet';
import type { Checkout } from '@/contract';
import { problemText } from './checkout-words';
import './problem-sheet.scss';

interface ProblemSheetProps {
  readonly shown: Checkout;
  readonly busy: boolean;
  /** Goes on with what can be had. */
  readonly onContinue: () => void;
  /** Back to where the goods were chosen. */
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** What cannot be had as it was asked for, and what to do about it. */
export const ProblemSheet = ({ shown, busy, onContinue, onLeave, onClose }: ProblemSheetProps) => {
  const some = shown.lines.length > 0 || shown.problems.some(({ available }) => available > 0);
  return (
    <Sheet onClose={onClose}>
      <Text className="problem-title">{some ? '部分商品无法按原数量购买' : '商品暂时无法购买'}</Text>
      <ScrollView className="problem-scroll" scrollY>
        <View className="problem-body" id="checkout-problems">
          {shown.problems.map((problem) => (
            <View key={problem.skuId} className="problem">
              <LineList lines={[problem]} />
              <Text className="problem-reason">{problemText(problem)}</Text>
            </View>
          ))}
        </View>
      </ScrollView>
      <View className="problem-foot">
        <View className="problem-button">
          <Button id="problems-leave" kind="outline" text="返回修改" onTap={onLeave} />
        </View>
        {some && (
          <View className="problem-button">
            <Button id="problems-continue" text="按可购数量继续" busy={busy} onTap={onContinue} />
          </View>
        )}
      </View>
    </Sheet>
  );
};
