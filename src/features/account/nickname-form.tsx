import { Button, Form, Input, Text, View } from '@tarojs/components';
import { useRef } from 'react';
import { nicknameFrom } from './nickname';
import './nickname-form.scss';

interface NicknameFormProps {
  readonly nickname: string;
  /** The host offers the user's own name to be taken, and checks what is typed. */
  readonly hostHelps?: boolean;
  readonly saving: boolean;
  readonly onSave: (nickname: string) => void;
  /** What the user typed cannot be a nickname. */
  readonly onRefused: (reason: string) => void;
}

/** Taro's browser form submits on touch only, so there the button's click takes its place. */
const inBrowser = process.env.TARO_ENV === 'h5';

/**
 * The value is read from the form's submit, not from the input's events: hosts that fill the nickname in
 * themselves do not report every change.
 */
export const NicknameForm = (props: NicknameFormProps) => {
  const { nickname, hostHelps = false, saving, onSave, onRefused } = props;
  const typed = useRef(nickname);
  const take = (values: unknown): void => {
    const answer = nicknameFrom(values);
    if (answer.kind === 'refused') onRefused(answer.reason);
    else if (!saving) onSave(answer.nickname);
  };
  const button = inBrowser
    ? { onClick: () => take({ nickname: typed.current }) }
    : { formType: 'submit' as const };
  return (
    <Form className="nickname-form" onSubmit={(event) => take(event.detail.value)}>
      <View className="nickname-row">
        <Text className="nickname-label">昵称</Text>
        <Input
          id="nickname-input"
          className="nickname-input"
          name="nickname"
          type={hostHelps ? 'nickname' : 'text'}
          maxlength={20}
          defaultValue={nickname}
          placeholder="请输入昵称，最多 20 个字"
          placeholderClass="nickname-placeholder"
          onInput={(event) => {
            typed.current = event.detail.value;
          }}
        />
      </View>
      <Button id="nickname-save" className="nickname-save" {...button}>
        {saving ? '保存中…' : '保存'}
      </Button>
    </Form>
  );
};
