import { Text, View } from '@tarojs/components';
import { Group } from '@/components/group/group';
import { Tick } from '@/components/tick/tick';
import { type AddressDraft, labels } from './address-draft';
import './address-form.scss';

interface AddressExtrasProps {
  readonly draft: AddressDraft;
  /** False for the default address: it stays so until another one is. */
  readonly asksDefault: boolean;
  readonly onPut: (part: Partial<AddressDraft>) => void;
}

/** What an address may have besides: a label, and the right of the default one. */
export const AddressExtras = ({ draft, asksDefault, onPut }: AddressExtrasProps) => (
  <Group>
    <View className="address-form-labels">
      <Text className="address-form-name">标签</Text>
      {labels.map((label) => (
        <View
          key={label}
          id={`address-label-${label}`}
          className={draft.label === label ? 'address-label address-label-on' : 'address-label'}
          onClick={() => onPut({ label: draft.label === label ? '' : label })}
        >
          <Text className="address-label-text">{label}</Text>
        </View>
      ))}
    </View>
    {asksDefault && (
      <View className="address-form-default">
        <Text className="address-form-word">设为默认地址</Text>
        <Tick
          id="address-default"
          on={draft.isDefault}
          onTap={() => onPut({ isDefault: !draft.isDefault })}
        />
      </View>
    )}
  </Group>
);
