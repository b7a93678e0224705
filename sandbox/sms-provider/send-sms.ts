import type { SmsAccount } from './account';
import { brokenRule } from './frequency';

/** A message on somebody's phone. */
export interface Delivered {
  /** Eleven digits. */
  readonly phone: string;
  readonly text: string;
  readonly at: number;
}

/** The part of a SendSms request that decides. */
export interface SendSms {
  readonly PhoneNumberSet: readonly string[];
  readonly SmsSdkAppId: string;
  readonly TemplateId: string;
  readonly SignName?: string;
  readonly TemplateParamSet?: readonly string[];
}

export interface Desk {
  readonly account: SmsAccount;
  readonly inbox: Delivered[];
  /** Numbers whose owners asked for no messages. */
  readonly optedOut: ReadonlySet<string>;
  now(): number;
}

const numberForm = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/;

const fill = (template: string, values: readonly string[]): string =>
  template.replace(/\{(\d+)\}/g, (_, index: string) => values[Number(index) - 1] ?? '');

/** A template of codes takes one number for each variable, of at most six digits. */
const fits = (template: string, values: readonly string[]): boolean =>
  new Set(template.match(/\{\d+\}/g)).size === values.length &&
  values.every((value) => /^\d{1,6}$/.test(value));

/** What stands in the way of one message, in the provider's words; null for nothing. */
const obstacle = (desk: Desk, request: SendSms, phone: string | undefined, text: string): string | null => {
  const { account, inbox, optedOut } = desk;
  const template = account.templates[request.TemplateId];
  const values = request.TemplateParamSet ?? [];
  if (request.SmsSdkAppId !== account.appId) return 'UnauthorizedOperation.SmsSdkAppIdVerifyFail';
  if (!account.signNames.includes(request.SignName ?? ''))
    return 'FailedOperation.SignatureIncorrectOrUnapproved';
  if (template?.isApproved !== true) return 'FailedOperation.TemplateIncorrectOrUnapproved';
  if (!fits(template.text, values)) return 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate';
  if (phone === undefined) return 'InvalidParameterValue.IncorrectPhoneNumber';
  if (optedOut.has(phone)) return 'FailedOperation.PhoneNumberInBlacklist';
  if (account.balance < 1) return 'FailedOperation.InsufficientBalanceInSmsPackage';
  const earlier = inbox.filter((message) => message.phone === phone);
  return brokenRule(earlier, text, desk.now());
};

/** One row of `SendStatusSet`; the message lies in the inbox when its code is `Ok`. */
export const sendOne = (desk: Desk, request: SendSms, number: string): Record<string, unknown> => {
  const { account, inbox } = desk;
  const phone = numberForm.exec(number)?.[1];
  const words = fill(account.templates[request.TemplateId]?.text ?? '', request.TemplateParamSet ?? []);
  const text = `【${request.SignName ?? ''}】${words}`;
  const code = obstacle(desk, request, phone, text);
  const row = { PhoneNumber: number, SessionContext: '', IsoCode: phone === undefined ? '' : 'CN' };
  // The real one quotes the number in its sentences, which is why nobody should log them.
  if (code !== null) return { ...row, SerialNo: '', Fee: 0, Code: code, Message: `${code}: ${number}` };
  inbox.push({ phone: phone ?? '', text, at: desk.now() });
  account.balance -= 1;
  return {
    ...row,
    SerialNo: `5000:${desk.now()}${inbox.length}`,
    Fee: 1,
    Code: 'Ok',
    Message: 'send success',
  };
};
