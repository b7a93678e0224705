/** Which requests are sent. */
export type LoadKind =
  /** The same ones again and again. */
  | { readonly kind: 'fixed'; readonly headers: readonly Readonly<Record<string, string>>[] }
  /** With the tokens of seeded sessions, in an order that jumps about. */
  | { readonly kind: 'tokens'; readonly sessions: number }
  /** By the ids of seeded sessions, as the last part of the path. */
  | { readonly kind: 'ids'; readonly sessions: number }
  /** Silent logins: each with a code that the sandbox has just given to one of so many people. */
  | { readonly kind: 'logins'; readonly sandboxUrl: string; readonly people: number };

export type LoadOrder = LoadKind & {
  /** Address with the path, without the changing part. */
  readonly url: string;
  readonly connections: number;
  /** Until when; without it until the requests are used up. */
  readonly seconds?: number;
};

export interface LoadResult {
  /** Answers in a second. */
  readonly rate: number;
  readonly count: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}
