import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { Icon } from '@/components/icon/icon';
import { Tick } from '@/components/tick/tick';
import type { Address } from '@/contract';
import './address-list.scss';

export interface AddressActs {
  /** The card itself was tapped. */
  readonly onOpen: (address: Address) => void;
  readonly onDefault: (address: Address) => void;
  readonly onEdit: (address: Address) => void;
  readonly onRemove: (address: Address) => void;
}

const AddressRow = memo(({ address, ...acts }: AddressActs & { readonly address: Address }) => (
  <View className="address">
    <View id={`address-${address.id}`} className="address-open" onClick={() => acts.onOpen(address)}>
      <View className="address-head">
        <Text className="address-name">{address.name}</Text>
        <Text className="address-phone">{address.phone}</Text>
        {address.isDefault && <Text className="address-tag address-tag-default">默认</Text>}
        {address.label !== '' && <Text className="address-tag">{address.label}</Text>}
      </View>
      <Text className="address-place">
        {`${address.province} ${address.city} ${address.district} ${address.detail}`}
      </Text>
    </View>
    <View className="address-foot">
      <Tick
        id={`default-${address.id}`}
        on={address.isDefault}
        onTap={() => {
          if (!address.isDefault) acts.onDefault(address);
        }}
      />
      <Text className="address-word">{address.isDefault ? '默认地址' : '设为默认'}</Text>
      <View id={`edit-${address.id}`} className="address-act" onClick={() => acts.onEdit(address)}>
        <Icon name="edit" size="sm" />
        <Text className="address-act-text">编辑</Text>
      </View>
      <View id={`remove-${address.id}`} className="address-act" onClick={() => acts.onRemove(address)}>
        <Icon name="trash" size="sm" />
        <Text className="address-act-text">删除</Text>
      </View>
    </View>
  </View>
));

/** The user's addresses, the default one first. */
export const AddressList = ({
  addresses,
  ...acts
}: AddressActs & { readonly addresses: readonly Address[] }) => (
  <View className="addresses">
    {addresses.map((address) => (
      <AddressRow key={address.id} address={address} {...acts} />
    ))}
  </View>
);
