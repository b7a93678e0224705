import { Text, View } from '@tarojs/components';
import { BlankRows } from '@/components/blank-rows/blank-rows';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { Price } from '@/components/price/price';
import { FailedView } from '@/components/state-view/state-view';
import { formatFen } from '@/shared/fen';
import { useStoreShallow } from '@/store/use-store';
import { ReasonChoice } from './reason-choice';
import { fenOf, maxFenOf, type RefundForm } from './refund-choice';
import { RefundLineRow } from './refund-line-row';
import './refund-form-view.scss';

/** What the application will say; as much as possible as long as nothing else is written. */
const wantedFen = (form: RefundForm): number =>
  form.amountText.trim() === '' ? maxFenOf(form) : (fenOf(form.amountText) ?? 0);

interface FormProps {
  readonly form: RefundForm;
  readonly busy: boolean;
  readonly onSend: () => void;
}

const Form = ({ form, busy, onSend }: FormProps) => {
  const { setQuantity, fill } = useStoreShallow((state) => ({
    setQuantity: state.setRefundQuantity,
    fill: state.fillRefund,
  }));
  const maxFen = maxFenOf(form);
  return (
    <View className="refund-form" id="refund-form">
      <View className="refund-part">
        <Text className="refund-part-title">选择要退的商品</Text>
        {form.lines.map((line) => (
          <RefundLineRow key={line.skuId} line={line} onQuantity={setQuantity} />
        ))}
      </View>
      <View className="refund-part">
        <Text className="refund-part-title">退款原因</Text>
        <ReasonChoice chosen={form.reason} onChoose={(reason) => fill({ reason })} />
      </View>
      <View className="refund-fields">
        <Field
          id="refund-amount"
          label="退款金额"
          kind="digit"
          maxLength={10}
          placeholder={`最多 ${formatFen(maxFen)}，不填即全退`}
          onText={(amountText) => fill({ amountText })}
        />
        <Field
          id="refund-note"
          label="补充说明"
          maxLength={200}
          placeholder="选填，最多 200 字"
          onText={(note) => fill({ note })}
        />
      </View>
      <View className="refund-bar">
        <View className="refund-bar-sum">
          <Text className="refund-bar-word">退款</Text>
          <Price fen={wantedFen(form)} size="lg" />
        </View>
        <Button id="refund-send" text={busy ? '提交中…' : '提交申请'} busy={busy} onTap={onSend} />
      </View>
    </View>
  );
};

interface RefundFormViewProps {
  readonly orderId: string;
  readonly busy: boolean;
  readonly onSend: () => void;
}

/** The application for a refund with every state that it can be in. */
export const RefundFormView = ({ orderId, busy, onSend }: RefundFormViewProps) => {
  const { form, open } = useStoreShallow((state) => ({ form: state.refundForm, open: state.openRefundForm }));
  if (form.kind === 'failed') return <FailedView message={form.message} onRetry={() => void open(orderId)} />;
  if (form.kind !== 'ready' || form.value.orderId !== orderId) return <BlankRows count={2} />;
  return <Form form={form.value} busy={busy} onSend={onSend} />;
};
