import { Text, View } from '@tarojs/components';
import { BlankRows } from '@/components/blank-rows/blank-rows';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { Price } from '@/components/price/price';
import { FailedView } from '@/components/state-view/state-view';
import type { Payment } from '@/contract';
import { useStoreShallow } from '@/store/use-store';
import { nextWords, type ResultWords, resultWords } from './result-words';
import './result-view.scss';

interface ResultViewProps {
  readonly id: string;
  readonly onOrder: (payment: Payment) => void;
  readonly onNext: (next: ResultWords['next'], payment: Payment) => void;
}

/** What became of a payment, in the server's words alone. */
export const ResultView = ({ id, onOrder, onNext }: ResultViewProps) => {
  const { payment, read } = useStoreShallow((state) => ({
    payment: state.payment,
    read: state.readPayment,
  }));
  if (payment.kind === 'failed')
    return <FailedView message={payment.message} onRetry={() => void read(id)} />;
  if (payment.kind !== 'ready' || payment.value.id !== id) return <BlankRows count={1} />;
  const { value } = payment;
  const { icon, title, hint, next } = resultWords[value.state];
  return (
    <View className="result" id={`result-${value.state}`}>
      <View className={`result-sign result-sign-${value.state}`}>
        <Icon name={icon} size="xl" />
      </View>
      <Text className="result-title" id="result-title">
        {title}
      </Text>
      <Price fen={value.amountFen} size="xl" />
      <Text className="result-hint">{hint}</Text>
      <View className="result-buttons">
        <Button id="result-next" text={nextWords[next]} onTap={() => onNext(next, value)} />
        <View className="result-gap" />
        <Button id="result-order" kind="outline" text="查看订单" onTap={() => onOrder(value)} />
      </View>
    </View>
  );
};
