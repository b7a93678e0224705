import { Text, View } from '@tarojs/components';
import './send-code.scss';

interface SendCodeProps {
  readonly id: string;
  /** Seconds until the next message may be asked for; 0 when it may. */
  readonly wait: number;
  readonly onTap: () => void;
}

/** Asks for a message, then counts down. */
export const SendCode = ({ id, wait, onTap }: SendCodeProps) => (
  <View
    id={id}
    className={wait > 0 ? 'send-code send-code-off' : 'send-code'}
    onClick={() => {
      if (wait <= 0) onTap();
    }}
  >
    <Text className="send-code-text">{wait > 0 ? `${wait} 秒后重发` : '获取验证码'}</Text>
  </View>
);
