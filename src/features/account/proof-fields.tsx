import { Text, View } from '@tarojs/components';
import { Field } from '@/components/field/field';
import { Group } from '@/components/group/group';
import { SendCode } from '@/components/send-code/send-code';
import type { ProofKind } from './proof';
import type { ProofInput } from './use-proof';
import './proof-fields.scss';

interface ProofFieldsProps {
  readonly input: ProofInput;
  /** The user's own number, of which only a part is shown. */
  readonly phoneMasked: string;
  /** Only who has a password can prove themselves by it. */
  readonly hasPassword: boolean;
  /** Seconds until the next message may be asked for. */
  readonly wait: number;
  readonly onSend: () => void;
}

const kinds: readonly { readonly kind: ProofKind; readonly text: string }[] = [
  { kind: 'sms', text: '短信验证' },
  { kind: 'password', text: '密码验证' },
];

/** Shows that it is really the user: by a message to their own number, or by their password. */
export const ProofFields = ({ input, phoneMasked, hasPassword, wait, onSend }: ProofFieldsProps) => (
  <Group title="验证身份" hint={input.kind === 'sms' ? `验证码将发送至 ${phoneMasked}` : undefined}>
    {hasPassword && (
      <View className="proof-kinds">
        {kinds.map(({ kind, text }) => (
          <View
            key={kind}
            id={`proof-${kind}`}
            className={input.kind === kind ? 'proof-kind proof-kind-on' : 'proof-kind'}
            onClick={() => input.choose(kind)}
          >
            <Text className="proof-kind-text">{text}</Text>
          </View>
        ))}
      </View>
    )}
    {input.kind === 'sms' ? (
      <Field
        key="sms"
        id="proof-code"
        label="验证码"
        placeholder="6 位验证码"
        kind="number"
        maxLength={6}
        onText={(text) => input.type({ smsCode: text.trim() })}
      >
        <SendCode id="proof-send" wait={wait} onTap={onSend} />
      </Field>
    ) : (
      <Field
        key="password"
        id="proof-secret"
        label="登录密码"
        placeholder="当前登录密码"
        kind="password"
        onText={(password) => input.type({ password })}
      />
    )}
  </Group>
);
