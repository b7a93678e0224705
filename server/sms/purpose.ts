import type { SmsCodeRow } from './repository';

/** What a code is good for. `proof`: to show that the caller owns the account, sent to the account's own number. */
export type Purpose = SmsCodeRow['purpose'];
