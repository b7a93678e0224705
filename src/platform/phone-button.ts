import type { PhoneButtonPort, PhoneEvent, PhoneReason } from '@/auth';
import { type Fields, fieldsOf, textOf } from './fields';
import { type RefusalRule, refusalIn } from './refusal';

/** One row of a platform's list of refusals; the first that fits decides. */
export type PhoneRule = RefusalRule<PhoneReason>;

export interface PhoneButtonDialect {
  readonly openType?: string;
  readonly eventProps?: readonly string[];
  /** The host lets this button agree to its privacy contract as well. */
  readonly joinsConsent?: boolean;
  /** The detail may hold a phone code. Where it does not, a `code` field is none of ours. */
  readonly readsCode: boolean;
  readonly rules: readonly PhoneRule[];
}

/** Only what the server can use; `cloudID` needs cloud hosting and is left behind here. */
const grantIn = (detail: Fields, readsCode: boolean): PhoneEvent | null => {
  const code = readsCode ? textOf(detail.code) : undefined;
  const encryptedData = textOf(detail.encryptedData);
  const iv = textOf(detail.iv);
  const pair = encryptedData !== undefined && iv !== undefined ? { encryptedData, iv } : {};
  if (code !== undefined) return { kind: 'granted', code, ...pair };
  return 'iv' in pair ? { kind: 'granted', ...pair } : null;
};

/**
 * What decides is what was given: a refusal on Kuaishou says no `fail`, and a success elsewhere says no `ok`
 * on some versions.
 */
export const createPhoneButton = (dialect: PhoneButtonDialect): PhoneButtonPort => {
  const { openType = 'getPhoneNumber', eventProps = ['onGetPhoneNumber'], joinsConsent = false } = dialect;
  return {
    openType,
    eventProps,
    openTypeWithConsent: joinsConsent ? `${openType}|agreePrivacyAuthorization` : null,
    normalise: (raw) => {
      const detail = fieldsOf(raw);
      return grantIn(detail, dialect.readsCode) ?? refusalIn(dialect.rules, detail);
    },
  };
};
