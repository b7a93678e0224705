import { View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import './address-list.scss';

/** The way to a new address, always in reach. */
export const AddressBar = ({ onAdd }: { readonly onAdd: () => void }) => (
  <View className="address-bar">
    <Button id="address-add" text="新增收货地址" onTap={onAdd} />
  </View>
);
