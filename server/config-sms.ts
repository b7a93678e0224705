import type { ConfigReader } from './config-reader';
import type { Config, TencentSmsSettings } from './config-types';

const providers = ['console', 'none', 'tencent'] as const;
type Provider = (typeof providers)[number];

const isProvider = (text: string): text is Provider => providers.some((known) => known === text);

/** Every setting that is missing is a problem of its own, so that all of them are told at once. */
const readTencent = (read: ConfigReader): TencentSmsSettings => {
  const required = (name: string): string => {
    const given = read.text(name);
    if (given === null) read.problems.push(`${name} is required with SMS_PROVIDER=tencent`);
    return given ?? '';
  };
  const numeric = (name: string): string => {
    const given = required(name);
    if (given !== '' && !/^\d{1,20}$/.test(given)) read.problems.push(`${name} must be a number`);
    return given;
  };
  return {
    secretId: required('TENCENT_SMS_SECRET_ID'),
    secretKey: required('TENCENT_SMS_SECRET_KEY'),
    region: read.text('TENCENT_SMS_REGION') ?? 'ap-guangzhou',
    appId: numeric('TENCENT_SMS_APP_ID'),
    signName: required('TENCENT_SMS_SIGN_NAME'),
    templates: {
      login: numeric('TENCENT_SMS_TEMPLATE_LOGIN'),
      'reset-password': numeric('TENCENT_SMS_TEMPLATE_RESET_PASSWORD'),
      'change-phone': numeric('TENCENT_SMS_TEMPLATE_CHANGE_PHONE'),
      proof: numeric('TENCENT_SMS_TEMPLATE_PROOF'),
    },
    baseUrl: read.url('TENCENT_SMS_BASE_URL', 'https://sms.tencentcloudapi.com'),
  };
};

/** Who sends text messages; outside production the sandbox's inbox unless told otherwise. */
export const readSms = (read: ConfigReader, production: boolean): Pick<Config, 'sms' | 'tencentSms'> => {
  const given = read.text('SMS_PROVIDER') ?? (production ? 'none' : 'console');
  if (!isProvider(given)) {
    read.problems.push('SMS_PROVIDER must be console, tencent or none');
    return { sms: 'none', tencentSms: null };
  }
  if (given === 'console' && production) read.problems.push('SMS_PROVIDER must not be console in production');
  return { sms: given, tencentSms: given === 'tencent' ? readTencent(read) : null };
};
