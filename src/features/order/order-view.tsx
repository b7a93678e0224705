import { Text, View } from '@tarojs/components';
import { FactRow } from '@/components/fact-row/fact-row';
import { Icon } from '@/components/icon/icon';
import { LineList } from '@/components/line-list/line-list';
import { Price } from '@/components/price/price';
import type { OrderDetail } from '@/contract';
import { formatRest } from '@/shared/date';
import { formatFen } from '@/shared/fen';
import { useStore } from '@/store/use-store';
import { OrderFacts } from './order-facts';
import { statusHint, statusWord } from './order-words';
import './order-view.scss';

/** Alone with its seconds, so that a second costs one text. */
const PayLeft = () => {
  const left = useStore((state) => state.orderPayLeft);
  return left === 0 ? null : (
    <Text className="order-left" id="order-left">{`剩余付款时间 ${formatRest(left)}`}</Text>
  );
};

const Head = ({ order }: { readonly order: OrderDetail }) => (
  <View className="order-head">
    <Text className="order-head-status" id="order-status">
      {statusWord(order)}
    </Text>
    <Text className="order-head-hint">{statusHint(order, order.receiveUntil)}</Text>
    <PayLeft />
  </View>
);

const Address = ({ address }: Pick<OrderDetail, 'address'>) =>
  address === null ? null : (
    <View className="order-part order-address" id="order-address">
      <Icon name="place" />
      <View className="order-address-body">
        <Text className="order-address-who">{`${address.name} ${address.phone}`}</Text>
        <Text className="order-address-where">
          {`${address.province}${address.city}${address.district}${address.detail}`}
        </Text>
      </View>
    </View>
  );

const Sums = ({ order }: { readonly order: OrderDetail }) => (
  <View className="order-part" id="order-sums">
    <FactRow name="商品金额" value={formatFen(order.goodsFen)} />
    {order.discountFen > 0 && (
      <FactRow name={order.couponTitle ?? '优惠'} value={formatFen(-order.discountFen)} />
    )}
    <FactRow name="运费" value={order.freightFen === 0 ? '免运费' : formatFen(order.freightFen)} />
    {order.refundedFen > 0 && <FactRow name="已退款" value={formatFen(order.refundedFen)} />}
    <View className="order-total">
      <Text className="order-total-word">{order.paidAt === null ? '应付' : '实付'}</Text>
      <Price fen={order.totalFen} size="lg" />
    </View>
  </View>
);

interface OrderViewProps {
  readonly order: OrderDetail;
  readonly onProduct: (productId: string) => void;
  readonly onCopy: (text: string) => void;
  readonly onRefunds: (orderId: string) => void;
}

/** Everything about one order. */
export const OrderView = ({ order, onProduct, onCopy, onRefunds }: OrderViewProps) => (
  <View className="order-view" id="order-view">
    <Head order={order} />
    <Address address={order.address} />
    {order.shipment !== null && (
      <View className="order-part" id="order-shipment">
        <FactRow name="物流公司" value={order.shipment.carrier} />
        <FactRow
          name="运单号"
          value={order.shipment.trackingNumber}
          action={{
            text: '复制',
            id: 'copy-tracking',
            onTap: () => onCopy(order.shipment?.trackingNumber ?? ''),
          }}
        />
      </View>
    )}
    <View className="order-part">
      <LineList
        lines={order.items}
        onTap={({ skuId }) => {
          const item = order.items.find((one) => one.skuId === skuId);
          if (item !== undefined) onProduct(item.productId);
        }}
      />
    </View>
    <Sums order={order} />
    <OrderFacts order={order} onCopy={onCopy} onRefunds={onRefunds} />
  </View>
);
