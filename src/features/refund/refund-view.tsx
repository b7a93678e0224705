import { Text, View } from '@tarojs/components';
import { BlankRows } from '@/components/blank-rows/blank-rows';
import { Button } from '@/components/button/button';
import { FactRow } from '@/components/fact-row/fact-row';
import { LineList } from '@/components/line-list/line-list';
import { FailedView } from '@/components/state-view/state-view';
import type { Refund } from '@/contract';
import { formatDateTime } from '@/shared/date';
import { formatFen } from '@/shared/fen';
import { useStoreShallow } from '@/store/use-store';
import { refundLines } from './refund-lines';
import { reasonWords, refundHint, refundStateWords } from './refund-words';
import './refund-view.scss';

interface ShownProps {
  readonly refund: Refund;
  readonly onCopy: (text: string) => void;
  readonly onOrder: (orderId: string) => void;
  readonly onWithdraw: (id: string) => void;
}

const times = (refund: Refund): readonly (readonly [string, number | null])[] => [
  ['申请时间', refund.createdAt],
  ['处理时间', refund.reviewedAt],
  ['完成时间', refund.endedAt],
];

const Facts = ({ refund, onCopy, onOrder }: Omit<ShownProps, 'onWithdraw'>) => (
  <View className="refund-facts">
    <FactRow name="退款金额" value={formatFen(refund.amountFen)} />
    {refund.reason !== null && <FactRow name="退款原因" value={reasonWords[refund.reason]} />}
    {refund.note !== '' && <FactRow name="补充说明" value={refund.note} />}
    <FactRow
      name="退款编号"
      value={refund.number}
      action={{ text: '复制', id: 'copy-refund', onTap: () => onCopy(refund.number) }}
    />
    <FactRow
      name="订单编号"
      value={refund.orderNumber}
      action={{ text: '查看', id: 'refund-order', onTap: () => onOrder(refund.orderId) }}
    />
    {times(refund).map(([name, at]) =>
      at === null ? null : <FactRow key={name} name={name} value={formatDateTime(at)} />,
    )}
  </View>
);

const Shown = ({ refund, onCopy, onOrder, onWithdraw }: ShownProps) => (
  <View className="refund-view" id="refund-view">
    <View className="refund-head">
      <Text className="refund-head-state" id="refund-state">
        {refundStateWords[refund.state]}
      </Text>
      <Text className="refund-head-hint">{refundHint(refund)}</Text>
    </View>
    {refund.lines.length > 0 && (
      <View className="refund-facts">
        <LineList lines={refundLines(refund)} />
      </View>
    )}
    <Facts refund={refund} onCopy={onCopy} onOrder={onOrder} />
    {refund.canWithdraw && (
      <View className="refund-foot">
        <Button id="refund-withdraw" kind="outline" text="撤销申请" onTap={() => onWithdraw(refund.id)} />
      </View>
    )}
  </View>
);

/** One refund with every state that its page can be in. */
export const RefundView = ({ id, ...ways }: Omit<ShownProps, 'refund'> & { readonly id: string }) => {
  const { shownId, shown, open } = useStoreShallow((state) => ({
    shownId: state.refundShownId,
    shown: state.refundShown,
    open: state.openRefund,
  }));
  if (shownId === id && shown.kind === 'failed')
    return <FailedView message={shown.message} onRetry={() => void open(id)} />;
  if (shownId !== id || shown.kind !== 'ready') return <BlankRows count={2} />;
  return <Shown refund={shown.value} {...ways} />;
};
