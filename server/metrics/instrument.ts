import type { Platform } from '../../src/contract/account';
import { AppError } from '../errors';
import type { ExchangeService } from '../exchange/exchange-service';
import type { RegisterService } from '../exchange/register-service';
import type { SmsPort } from '../sms/sms-port';
import type { Metrics, Outcome } from './metrics';

/** How work ended; it rejects as before. */
const watch = async <T>(work: Promise<T>, tell: (outcome: Outcome) => void): Promise<T> => {
  try {
    const result = await work;
    tell('ok');
    return result;
  } catch (error) {
    tell(error instanceof AppError ? error.code : 'INTERNAL');
    throw error;
  }
};

/** The same exchange, counted by platform. */
export const countExchanges = (service: ExchangeService, metrics: Metrics): ExchangeService => ({
  ...service,
  exchange: (platform, proof, key) =>
    watch(service.exchange(platform, proof, key), (outcome) => metrics.exchanged(platform, outcome)),
});

/** The same way in with phone number and profile: it spends a login code too. */
export const countRegistrations = (service: RegisterService, metrics: Metrics): RegisterService => ({
  ...service,
  register: (body, key) =>
    watch(service.register(body, key), (outcome) => metrics.exchanged(body.platform, outcome)),
});

/** The same provider, counted. */
export const countMessages = (port: SmsPort, metrics: Metrics): SmsPort => ({
  ...port,
  send: (...message) => watch(port.send(...message), metrics.smsSent),
});

/** The same fetching of a platform's access token, counted. */
export const countRefreshes = <A extends unknown[], T>(
  fetchToken: (...given: A) => Promise<T>,
  platform: Platform,
  metrics: Metrics,
): ((...given: A) => Promise<T>) => {
  return (...given) => watch(fetchToken(...given), (outcome) => metrics.tokenRefreshed(platform, outcome));
};
