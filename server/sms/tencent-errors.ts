import type { ErrorCode } from '../../src/contract/error-codes';

/**
 * What the words of Tencent Cloud mean to us; whatever is not here is a matter between us and them (arrears, a template
 * or signature that is not approved, credentials, their own trouble) and is SMS_UNAVAILABLE to the user.
 * Source: https://cloud.tencent.com/document/api/382/59177 and https://cloud.tencent.com/document/api/382/52075.
 */
const known: Readonly<Record<string, ErrorCode>> = {
  'LimitExceeded.PhoneNumberThirtySecondLimit': 'SMS_TOO_SOON',
  'LimitExceeded.DeliveryFrequencyLimit': 'SMS_TOO_SOON',
  'LimitExceeded.PhoneNumberOneHourLimit': 'RATE_LIMITED',
  'LimitExceeded.PhoneNumberDailyLimit': 'RATE_LIMITED',
  'LimitExceeded.PhoneNumberSameContentDailyLimit': 'RATE_LIMITED',
  'InvalidParameterValue.IncorrectPhoneNumber': 'SMS_UNDELIVERABLE',
  'FailedOperation.PhoneNumberInBlacklist': 'SMS_UNDELIVERABLE',
  'UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber': 'SMS_UNDELIVERABLE',
  'InternalError.Timeout': 'SMS_TIMEOUT',
};

/** Our word for one of theirs. */
export const codeOfTencent = (word: string): ErrorCode =>
  Object.hasOwn(known, word) ? (known[word] ?? 'SMS_UNAVAILABLE') : 'SMS_UNAVAILABLE';

/** The connection was never made, so nothing was sent. Every other end without an answer leaves that open. */
export const neverArrived = (message: string): boolean =>
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CERT|certificate/.test(message);
