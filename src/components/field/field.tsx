import { Input, Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './field.scss';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly kind?: 'text' | 'number' | 'digit' | 'password';
  readonly maxLength?: number;
  /** What stands in it at first. */
  readonly initial?: string;
  /** Every change; the field itself is left to the host: writing it back at each letter moves the cursor. */
  readonly onText: (text: string) => void;
}

/** One line to fill in; what stands inside it is drawn at its end. */
export const Field = (props: PropsWithChildren<FieldProps>) => {
  const { id, label, placeholder, kind = 'text', maxLength = 64, initial, onText, children } = props;
  return (
    <View className="field">
      <Text className="field-label">{label}</Text>
      <Input
        id={id}
        className="field-input"
        type={kind === 'password' ? 'text' : kind}
        password={kind === 'password'}
        maxlength={maxLength}
        {...(initial !== undefined && { defaultValue: initial })}
        placeholder={placeholder}
        placeholderClass="field-placeholder"
        onInput={(event) => onText(event.detail.value)}
      />
      {children}
    </View>
  );
};
