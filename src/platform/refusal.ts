import { errorCodeOf, type Fields, textOf } from './fields';

/** One row of a list of refusals; the first that fits decides. */
export interface RefusalRule<R extends string> {
  /** An error number, or a pattern in `errMsg`. */
  readonly when: number | RegExp;
  readonly kind: 'denied' | 'unavailable';
  readonly reason: R;
}

export interface Refusal<R extends string> {
  readonly kind: 'denied' | 'unavailable';
  readonly reason: R | 'internal';
}

/** What a host's answer without a gift means; no known number or text is the host's own fault. */
export const refusalIn = <R extends string>(rules: readonly RefusalRule<R>[], fields: Fields): Refusal<R> => {
  const code = errorCodeOf(fields);
  const message = textOf(fields.errMsg) ?? '';
  const rule = rules.find(({ when }) => (typeof when === 'number' ? when === code : when.test(message)));
  return rule === undefined
    ? { kind: 'unavailable', reason: 'internal' }
    : { kind: rule.kind, reason: rule.reason };
};

/**
 * Consent and rights, as WeChat says them and Douyin after it. 112: the console's privacy declaration lacks the item,
 * which no consent on the device helps. 104: consent refused, 103: asked again within 10 s of a refusal. 102: no
 * right for this app id, 1026: privacy API banned.
 */
export const consentRules: readonly RefusalRule<
  'privacy-undeclared' | 'privacy-refused' | 'no-permission'
>[] = [
  { when: 112, kind: 'unavailable', reason: 'privacy-undeclared' },
  { when: 104, kind: 'denied', reason: 'privacy-refused' },
  { when: 103, kind: 'denied', reason: 'privacy-refused' },
  { when: 102, kind: 'unavailable', reason: 'no-permission' },
  { when: 1026, kind: 'unavailable', reason: 'no-permission' },
  { when: /not declared in the privacy agreement/i, kind: 'unavailable', reason: 'privacy-undeclared' },
  { when: /privacy permission is not authorized/i, kind: 'denied', reason: 'privacy-refused' },
  { when: /no permission/i, kind: 'unavailable', reason: 'no-permission' },
];
