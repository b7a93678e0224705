import type { Logger } from 'pino';
import { sms } from 'tencentcloud-sdk-nodejs-sms';
import type { TencentSmsSettings } from '../config-types';
import { AppError, errorCode } from '../errors';
import type { CodeMessage, SmsPort } from './sms-port';
import { codeOfTencent, neverArrived } from './tencent-errors';

export interface TencentSmsDeps {
  readonly logger: Logger;
  readonly timeoutMs: number;
}

type Client = InstanceType<typeof sms.v20210111.Client>;
type Response = Awaited<ReturnType<Client['SendSms']>>;

const createClient = ({ secretId, secretKey, region, baseUrl }: TencentSmsSettings): Client => {
  const { protocol, host } = new URL(baseUrl);
  const httpProfile = { endpoint: host, protocol: `${protocol}//` };
  return new sms.v20210111.Client({
    credential: { secretId, secretKey },
    region,
    profile: { httpProfile },
  });
};

/** The word is theirs and says nothing of anybody; what else they answer may quote the number and stays unread. */
const refusal = (word: string): AppError => new AppError(codeOfTencent(word), { reason: word });

/** A call that ended without a status for the number. */
const failure = (error: unknown): AppError => {
  const word = errorCode(error);
  if (typeof word === 'string') return refusal(word);
  const message = error instanceof Error ? error.message : '';
  return neverArrived(message)
    ? new AppError('SMS_UNAVAILABLE', { reason: 'the provider cannot be reached' })
    : new AppError('SMS_TIMEOUT', { reason: 'the provider did not answer' });
};

/** Messages through Tencent Cloud, by its own SDK. Whoever runs the server is told of what only they can mend. */
export const createTencentSms = (settings: TencentSmsSettings, deps: TencentSmsDeps): SmsPort => {
  const { logger, timeoutMs } = deps;
  const client = createClient(settings);

  const ask = async ({ phone, purpose, code, minutes }: CodeMessage): Promise<Response> => {
    const request = {
      PhoneNumberSet: [`+86${phone}`],
      SmsSdkAppId: settings.appId,
      SignName: settings.signName,
      TemplateId: settings.templates[purpose],
      TemplateParamSet: [code, String(minutes)],
    };
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await client.request('SendSms', request, { signal });
    } catch (error) {
      throw failure(error);
    }
  };

  return {
    send: async (message) => {
      try {
        const { SendStatusSet } = await ask(message);
        const word = SendStatusSet?.[0]?.Code ?? 'no status';
        if (word !== 'Ok') throw refusal(word);
      } catch (error) {
        const isOurs = error instanceof AppError && error.code === 'SMS_UNAVAILABLE';
        if (isOurs) logger.error({ reason: error.reason }, 'the message provider refuses us');
        throw error;
      }
    },
  };
};
