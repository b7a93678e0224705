import { Text, View } from '@tarojs/components';
import { useStoreShallow } from '@/store/use-store';
import { FormRow } from './form-row';

interface CodeRowProps {
  readonly id: string;
  readonly sendId: string;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
}

const sendLabel = (wait: number, sending: boolean): string => {
  if (sending) return '发送中';
  return wait > 0 ? `${wait} 秒后重发` : '获取验证码';
};

/** The code of a message, and the way to get one. */
export const CodeRow = ({ id, sendId, onText, onSend }: CodeRowProps) => {
  const { wait, sending } = useStoreShallow((state) => ({
    wait: state.smsWait,
    sending: state.loginBusy === 'sending',
  }));
  const send = (): void => {
    if (wait === 0) onSend();
  };
  return (
    <FormRow id={id} kind="code" placeholder="验证码" onText={onText}>
      <View id={sendId} className={wait > 0 ? 'code-send code-send-off' : 'code-send'} onClick={send}>
        <Text className="code-send-text">{sendLabel(wait, sending)}</Text>
      </View>
    </FormRow>
  );
};
