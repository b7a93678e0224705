import type { Logger } from 'pino';
import { AppError } from '../errors';

/** Sends a text message. Resolves when the provider took it. @throws AppError SMS_UNAVAILABLE */
export interface SmsPort {
  send(phone: string, text: string): Promise<void>;
}

/** No provider: nobody gets a message. */
export const createNoSms = (): SmsPort => ({
  send: async () => {
    throw new AppError('SMS_UNAVAILABLE', { reason: 'no provider is configured' });
  },
});

export interface ConsoleSmsDeps {
  /** Base of the sandbox, whose inbox shows the message. */
  readonly sandboxUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly logger: Logger;
  readonly timeoutMs: number;
}

/** For development: the message appears in the sandbox's inbox, and the log says that there is one. */
export const createConsoleSms = ({ sandboxUrl, fetch, logger, timeoutMs }: ConsoleSmsDeps): SmsPort => ({
  send: async (phone, text) => {
    try {
      const response = await fetch(`${sandboxUrl}/sms/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phone, text }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
    } catch (cause) {
      throw new AppError('SMS_UNAVAILABLE', { cause });
    }
    logger.info('a text message lies in the inbox of the sandbox');
  },
});
