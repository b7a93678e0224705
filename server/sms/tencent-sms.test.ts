import { sampleAccount } from '../../sandbox/sms-provider/account';
import { createSmsProvider, type SmsProvider } from '../../sandbox/sms-provider/create-sms-provider';
import type { TencentSmsSettings } from '../config-types';
import { AppError } from '../errors';
import { createLogger } from '../log';
import type { CodeMessage } from './sms-port';
import { createTencentSms } from './tencent-sms';

const minute = 60_000;
const templates = {
  login: '2000001',
  'reset-password': '2000002',
  'change-phone': '2000003',
  proof: '2000004',
};

let provider: SmsProvider;
let baseUrl: string;
/** The SDK signs with the system's time; the provider's runs ahead of it by this much. */
let ahead: number;
let lines: string[];

beforeEach(async () => {
  ahead = 0;
  lines = [];
  provider = createSmsProvider({ now: () => Date.now() + ahead });
  baseUrl = await provider.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => provider.app.close());

const settings = (change: Partial<TencentSmsSettings> = {}): TencentSmsSettings => {
  const { secretId, secretKey, appId } = sampleAccount();
  return {
    secretId,
    secretKey,
    region: 'ap-guangzhou',
    appId,
    signName: '鲜集',
    templates,
    baseUrl,
    ...change,
  };
};
const message = (change: Partial<CodeMessage> = {}): CodeMessage => ({
  phone: '13812345678',
  purpose: 'login',
  code: '246810',
  minutes: 5,
  ...change,
});
const outcome = async (change: Partial<TencentSmsSettings> = {}, what = message(), timeoutMs = 5_000) => {
  const logger = createLogger('trace', { write: (line: string) => void lines.push(line) });
  try {
    await createTencentSms(settings(change), { logger, timeoutMs }).send(what);
    return 'sent';
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.reason];
    throw error;
  }
};

test('[S11] the SDK sends, with the template of the purpose', async () => {
  const uses = {
    login: '登录',
    'reset-password': '重置密码',
    'change-phone': '绑定新手机号',
    proof: '身份',
  } as const;
  for (const [purpose, use] of Object.entries(uses)) {
    const phone = `1380000000${provider.inbox.length}`;
    const what = message({ phone, purpose: purpose as CodeMessage['purpose'] });
    expect(await outcome({}, what)).toBe('sent');
    const text = `【鲜集】246810为您的${use}验证码，5分钟内有效，请勿告诉他人。`;
    expect(provider.inbox.at(-1)).toMatchObject({ phone, text });
  }
  expect(lines).toEqual([]);
});

test("[S11] the provider's own limits of a number", async () => {
  expect(await outcome()).toBe('sent');
  expect(await outcome()).toEqual(['SMS_TOO_SOON', 'LimitExceeded.PhoneNumberThirtySecondLimit']);
  // A signature is good for five minutes, so the provider's hour is made to pass by the messages' own times.
  for (const past of [1, 2, 3, 4]) {
    (provider.inbox as unknown[]).push({ phone: '13812345678', text: 'x', at: Date.now() - past * minute });
  }
  ahead = minute;
  expect(await outcome()).toEqual(['RATE_LIMITED', 'LimitExceeded.PhoneNumberOneHourLimit']);
  expect(lines).toEqual([]);
});

test('[S11] a number that takes no messages', async () => {
  provider.optOut('13812345678');
  expect(await outcome()).toEqual(['SMS_UNDELIVERABLE', 'FailedOperation.PhoneNumberInBlacklist']);
  expect(await outcome({}, message({ phone: '12012345678' }))).toEqual([
    'SMS_UNDELIVERABLE',
    'InvalidParameterValue.IncorrectPhoneNumber',
  ]);
});

describe('what only the operator can mend is told to the operator, without a number', () => {
  const bad = { ...templates, login: '2000009' };
  const cases: [string, Partial<TencentSmsSettings>, string][] = [
    ['a template that is not approved', { templates: bad }, 'FailedOperation.TemplateIncorrectOrUnapproved'],
    ['a signature that is not', { signName: '别家' }, 'FailedOperation.SignatureIncorrectOrUnapproved'],
    ['another application', { appId: '1400000002' }, 'UnauthorizedOperation.SmsSdkAppIdVerifyFail'],
    ['a wrong secret key', { secretKey: 'wrong' }, 'AuthFailure.SignatureFailure'],
    ['an unknown secret id', { secretId: 'AKIDnobody' }, 'AuthFailure.SecretIdNotFound'],
  ];
  test.each(cases)('[S11] %s', async (_what, change, reason) => {
    expect(await outcome(change)).toEqual(['SMS_UNAVAILABLE', reason]);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 50, reason }]);
    expect(lines.join()).not.toMatch(/13812345678|246810|AKID|secret-0000/);
  });

  test('[S11] arrears', async () => {
    provider.account.balance = 0;
    expect(await outcome()).toEqual(['SMS_UNAVAILABLE', 'FailedOperation.InsufficientBalanceInSmsPackage']);
    expect(lines).toHaveLength(1);
    expect(provider.inbox).toEqual([]);
  });

  test('[S11] a clock that is wrong', async () => {
    ahead = 6 * minute;
    expect(await outcome()).toEqual(['SMS_UNAVAILABLE', 'AuthFailure.SignatureExpire']);
  });

  test('[S11] a provider that cannot be reached', async () => {
    const gone = { baseUrl: 'http://127.0.0.1:1' };
    expect(await outcome(gone)).toEqual(['SMS_UNAVAILABLE', 'the provider cannot be reached']);
  });
});

test.each(['silent', 'reset', 'broken'] as const)(
  '[S11] no answer (%s): the message may have gone',
  async (trouble) => {
    provider.setTrouble(trouble);
    expect(await outcome({}, message(), 300)).toEqual(['SMS_TIMEOUT', 'the provider did not answer']);
    expect(provider.inbox).toHaveLength(trouble === 'broken' ? 0 : 1);
  },
);
