import { Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { Field } from '@/components/field/field';
import { Group } from '@/components/group/group';
import type { Address, AddressBody } from '@/contract';
import { type AddressDraft, addressFrom, draftOf } from './address-draft';
import { AddressExtras } from './address-extras';
import { RegionField } from './region-field';
import './address-form.scss';

interface AddressFormProps {
  /** The one to change; null for a new one. */
  readonly address: Address | null;
  readonly busy: boolean;
  readonly onSave: (body: AddressBody) => void;
  /** What is missing, in a sentence. */
  readonly onRefused: (reason: string) => void;
}

/** Who gets it, by which number, where. */
export const AddressForm = ({ address, busy, onSave, onRefused }: AddressFormProps) => {
  const [draft, setDraft] = useState<AddressDraft>(() => draftOf(address));
  const put = (part: Partial<AddressDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const [start] = useState(draft);
  const save = (): void => {
    const answer = addressFrom(draft);
    if (answer.kind === 'refused') onRefused(answer.reason);
    else onSave(answer.body);
  };
  return (
    <View className="address-form">
      <Group>
        <Field
          id="address-name"
          label="收货人"
          placeholder="请填写姓名"
          maxLength={20}
          initial={start.name}
          onText={(name) => put({ name })}
        />
        <Field
          id="address-phone"
          label="手机号"
          kind="number"
          placeholder="请填写手机号"
          maxLength={11}
          initial={start.phone}
          onText={(phone) => put({ phone })}
        />
        <RegionField region={draft.region} onChoose={(region) => put({ region })} onRefused={onRefused} />
        <View className="address-form-detail">
          <Text className="address-form-name">详细地址</Text>
          <Textarea
            id="address-detail"
            className="address-form-text"
            maxlength={100}
            defaultValue={start.detail}
            placeholder="街道、小区、门牌号等"
            placeholderClass="address-form-placeholder"
            onInput={(event) => put({ detail: event.detail.value })}
          />
        </View>
      </Group>
      <AddressExtras draft={draft} asksDefault={!start.isDefault} onPut={put} />
      <View className="address-form-foot">
        <Button id="address-save" text={busy ? '请稍候…' : '保存'} busy={busy} onTap={save} />
      </View>
    </View>
  );
};
