/** A message template as the console has it; `{1}` stands for the first variable. */
export interface Template {
  readonly text: string;
  readonly isApproved: boolean;
}

/** One customer of the provider. */
export interface SmsAccount {
  readonly secretId: string;
  readonly secretKey: string;
  /** SdkAppId. */
  readonly appId: string;
  /** Approved signatures. */
  readonly signNames: readonly string[];
  readonly templates: Readonly<Record<string, Template>>;
  /** Messages that are paid for. */
  balance: number;
}

const text = (use: string): string => `{1}为您的${use}验证码，{2}分钟内有效，请勿告诉他人。`;
const approved = (use: string): Template => ({ text: text(use), isApproved: true });

/** An account with everything that a login server needs, and one template that still waits for approval. */
export const sampleAccount = (): SmsAccount => ({
  secretId: 'AKIDsandbox0000000000000000000000001',
  secretKey: 'sandbox-sms-secret-00000000000001',
  appId: '1400000001',
  signNames: ['鲜集'],
  templates: {
    '2000001': approved('登录'),
    '2000002': approved('重置密码'),
    '2000003': approved('绑定新手机号'),
    '2000004': approved('身份'),
    '2000009': { text: text('注册'), isApproved: false },
  },
  balance: 1_000,
});
