import type { Logger } from 'pino';
import { AppError } from '../errors';
import type { SmsPort } from './sms-port';
import { smsText } from './sms-text';

export interface ConsoleSmsDeps {
  /** Base of the sandbox, whose inbox shows the message. */
  readonly sandboxUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly logger: Logger;
  readonly timeoutMs: number;
}

/** For development: the message appears in the sandbox's inbox, and the log says that there is one. */
export const createConsoleSms = ({ sandboxUrl, fetch, logger, timeoutMs }: ConsoleSmsDeps): SmsPort => ({
  send: async ({ phone, purpose, code, minutes }) => {
    try {
      const response = await fetch(`${sandboxUrl}/sms/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phone, text: smsText(purpose, code, minutes) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
    } catch (cause) {
      throw new AppError('SMS_UNAVAILABLE', { cause });
    }
    logger.info('a text message lies in the inbox of the sandbox');
  },
});
