import type { Counted } from '../rate-limits/rate-limits';

/** Where a request comes from. */
export interface Origin {
  readonly address: string;
  /** What the app calls its device; null when it does not say. Anybody can make one up: it only adds to the address. */
  readonly deviceId: string | null;
}

const day = 24 * 3600 * 1000;

/** One address may stand for everybody behind a mobile network, so it is allowed the most. */
const perPhone = { name: 'sms per number', most: 10, perMs: day };
const perDevice = { name: 'sms per device', most: 20, perMs: day };
const perAddress = { name: 'sms per address', most: 100, perMs: day };

/** What one message counts against. */
export const smsLimits = (phone: string, { address, deviceId }: Origin): readonly Counted[] => [
  { rule: perPhone, subject: phone },
  ...(deviceId === null ? [] : [{ rule: perDevice, subject: deviceId }]),
  { rule: perAddress, subject: address },
];
