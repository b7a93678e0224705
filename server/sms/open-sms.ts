import type { AppContext } from '../context';
import { createConsoleSms } from './console-sms';
import { createNoSms } from './no-sms';
import type { SmsPort } from './sms-port';
import { createTencentSms } from './tencent-sms';

/** How long a provider may take. */
const timeoutMs = 5_000;

/** Who sends the messages of a server, as its settings say. */
export const openSms = ({ config, fetch, logger }: AppContext): SmsPort => {
  const { sms, tencentSms, sandboxUrl } = config;
  if (sms === 'tencent' && tencentSms !== null) return createTencentSms(tencentSms, { logger, timeoutMs });
  if (sms === 'console' && sandboxUrl !== null) {
    return createConsoleSms({ sandboxUrl, fetch, logger, timeoutMs });
  }
  return createNoSms();
};
