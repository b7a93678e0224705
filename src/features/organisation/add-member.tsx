import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { Group } from '@/components/group/group';
import { isPhone } from './member-words';
import './add-member.scss';

interface AddMemberProps {
  readonly busy: boolean;
  /** Answers whether the number was taken; the field is emptied then. */
  readonly onAdd: (phone: string) => Promise<boolean>;
  /** The number is none. */
  readonly onWrong: () => void;
}

/** A place by phone number. */
export const AddMember = ({ busy, onAdd, onWrong }: AddMemberProps) => {
  const [phone, setPhone] = useState('');
  const [turn, setTurn] = useState(0);
  const add = async (): Promise<void> => {
    if (!isPhone(phone)) {
      onWrong();
      return;
    }
    if (!(await onAdd(phone))) return;
    setPhone('');
    // The host keeps a field's text to itself: an empty one is a new field.
    setTurn(turn + 1);
  };
  return (
    <Group title="添加成员">
      <View className="add-member">
        <View className="add-member-field">
          <Field
            key={turn}
            id="member-phone"
            label="手机号"
            placeholder="成员的手机号"
            kind="number"
            maxLength={11}
            onText={setPhone}
          />
        </View>
        <Button id="member-add" text="添加" busy={busy} onTap={() => void add()} />
      </View>
    </Group>
  );
};
