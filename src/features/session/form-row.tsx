import { Input, Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './form-row.scss';

interface FormRowProps {
  readonly id: string;
  readonly placeholder: string;
  readonly kind: 'phone' | 'code' | 'password';
  readonly onText: (text: string) => void;
}

const lengths = { phone: 11, code: 6, password: 64 };

/** One field of a login form. It is left to the host: writing it back at each letter moves the cursor. */
export const FormRow = ({ id, placeholder, kind, onText, children }: PropsWithChildren<FormRowProps>) => (
  <View className="form-row">
    {kind === 'phone' && <Text className="form-row-prefix">+86</Text>}
    <Input
      id={id}
      className="form-row-input"
      type={kind === 'password' ? 'text' : 'number'}
      password={kind === 'password'}
      maxlength={lengths[kind]}
      placeholder={placeholder}
      placeholderClass="form-row-placeholder"
      onInput={(event) => onText(event.detail.value.trim())}
    />
    {children}
  </View>
);
