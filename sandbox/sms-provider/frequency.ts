/** How many messages one number gets within a time; `code` is what the provider answers to the next one. */
interface FrequencyRule {
  readonly code: string;
  readonly most: number;
  readonly perMs: number;
  /** Only messages with the same words are counted together. */
  readonly sameContent?: true;
}

const hour = 3_600_000;

/**
 * The rules that the console comes with for messages in China, the shortest first.
 * Source: https://cloud.tencent.com/document/product/382/13303 and the code list at .../document/api/382/59177.
 */
export const usualRules: readonly FrequencyRule[] = [
  { code: 'LimitExceeded.PhoneNumberThirtySecondLimit', most: 1, perMs: 30_000 },
  { code: 'LimitExceeded.PhoneNumberOneHourLimit', most: 5, perMs: hour },
  { code: 'LimitExceeded.PhoneNumberDailyLimit', most: 10, perMs: 24 * hour },
  {
    code: 'LimitExceeded.PhoneNumberSameContentDailyLimit',
    most: 10,
    perMs: 24 * hour,
    sameContent: true,
  },
];

interface Sent {
  readonly text: string;
  readonly at: number;
}

/** The rule that one more message with these words would break; null for none. */
export const brokenRule = (earlier: readonly Sent[], text: string, now: number): string | null => {
  const breaks = ({ most, perMs, sameContent }: FrequencyRule): boolean =>
    earlier.filter((sent) => now - sent.at < perMs && (!sameContent || sent.text === text)).length >= most;
  return usualRules.find(breaks)?.code ?? null;
};
