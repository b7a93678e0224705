import type { ErrorBody } from '../../src/contract/common';
import type { EndpointName } from '../../src/contract/endpoints';
import type { WireAnswer } from '../../src/contract/wire';

type Plain = string | number | boolean;
type KeyOf<U> = U extends unknown ? keyof U : never;
type At<U, K> = U extends unknown ? (K extends keyof U ? NonNullable<U[K]> : never) : never;
type Items<U> = Extract<U, readonly unknown[]>;

/** What may be read in one of several shapes: at each place every member that one of them has. */
type View<U> = [Exclude<U, Plain>] extends [never]
  ? U
  : [Items<U>] extends [never]
    ? { readonly [K in KeyOf<Exclude<U, Plain>>]: View<At<Exclude<U, Plain>, K>> }
    : readonly View<Items<U>[number]>[];

/** What routes beside the contract answer: the access tokens, and the description of the API. */
interface OtherAnswers {
  readonly accessToken: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

/**
 * What a test may look for in an answer: the members that any answer or refusal may have, as if all of them were there. A
 * test that reads one says that it is there, and fails where it is not.
 */
export type AnswerBody = View<WireAnswer<EndpointName> | ErrorBody | OtherAnswers>;
