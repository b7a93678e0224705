import { AppError } from '../errors';
import type { SmsPort } from './sms-port';

/** No provider: nobody gets a message. */
export const createNoSms = (): SmsPort => ({
  send: async () => {
    throw new AppError('SMS_UNAVAILABLE', { reason: 'no provider is configured' });
  },
});
