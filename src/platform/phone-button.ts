import type { PhoneEvent, PhoneReason } from '@/auth';
import { errorCodeOf, type Fields, fieldsOf, textOf } from './fields';
import type { PhoneButtonPort } from './ports';

/** One row of a platform's list of refusals; the first that fits decides. */
export interface PhoneRule {
  /** An error number, or a pattern in `errMsg`. */
  readonly when: number | RegExp;
  readonly kind: 'denied' | 'unavailable';
  readonly reason: PhoneReason;
}

export interface PhoneButtonDialect {
  readonly openType?: string;
  readonly eventProps?: readonly string[];
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

const fits = (rule: PhoneRule, code: number | undefined, message: string): boolean =>
  typeof rule.when === 'number' ? rule.when === code : rule.when.test(message);

/**
 * What decides is what was given: a refusal on Kuaishou says no `fail`, and a success elsewhere says no `ok`
 * on some versions. A detail with nothing in it and no known text is the host's own fault.
 */
export const createPhoneButton = (dialect: PhoneButtonDialect): PhoneButtonPort => ({
  openType: dialect.openType ?? 'getPhoneNumber',
  eventProps: dialect.eventProps ?? ['onGetPhoneNumber'],
  normalise: (raw) => {
    const detail = fieldsOf(raw);
    const grant = grantIn(detail, dialect.readsCode);
    if (grant !== null) return grant;
    const code = errorCodeOf(detail);
    const message = textOf(detail.errMsg) ?? '';
    const rule = dialect.rules.find((row) => fits(row, code, message));
    return rule === undefined
      ? { kind: 'unavailable', reason: 'internal' }
      : { kind: rule.kind, reason: rule.reason };
  },
});
