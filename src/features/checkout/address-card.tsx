import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import type { Address } from '@/contract';
import './address-card.scss';

interface AddressCardProps {
  readonly address: Address | null;
  readonly onTap: () => void;
}

/** Where the goods go; without an address, the way to write one down. */
export const AddressCard = ({ address, onTap }: AddressCardProps) => (
  <View id="checkout-address" className="address-card" onClick={onTap}>
    <View className="address-card-sign">
      <Icon name={address === null ? 'plus' : 'place'} />
    </View>
    {address === null ? (
      <View className="address-card-words">
        <Text className="address-card-add">添加收货地址</Text>
        <Text className="address-card-place">填写后才能提交订单</Text>
      </View>
    ) : (
      <View className="address-card-words">
        <Text className="address-card-place">{`${address.province} ${address.city} ${address.district}`}</Text>
        <Text className="address-card-detail">{address.detail}</Text>
        <Text className="address-card-person">{`${address.name}　${address.phone}`}</Text>
      </View>
    )}
    <View className="address-card-arrow">
      <Icon name="arrow" size="sm" />
    </View>
  </View>
);
