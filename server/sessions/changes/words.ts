/** The channel of the database on which instances talk about sessions. */
export const changesChannel = 'session_changes';

/** `user` is said by triggers of the database, the rest by instances. Ids hold no spaces. */
export type Word =
  /** What the sessions of this user stand for has changed. */
  | { readonly kind: 'user'; readonly userId: string }
  /** `from` is alive and hears. */
  | { readonly kind: 'beat'; readonly from: string; readonly number: number }
  /** `from` wants to know when everybody has heard what was said before this. */
  | { readonly kind: 'ask'; readonly from: string; readonly number: number }
  /** `from` has heard everything that was said before that question. */
  | { readonly kind: 'ack'; readonly from: string; readonly to: string; readonly number: number }
  /** `from` goes. */
  | { readonly kind: 'bye'; readonly from: string };

export const sayBeat = (from: string, number: number): string => `beat ${from} ${number}`;
export const sayAsk = (from: string, number: number): string => `ask ${from} ${number}`;
export const sayAck = (from: string, to: string, number: number): string => `ack ${from} ${to} ${number}`;
export const sayBye = (from: string): string => `bye ${from}`;

/** Null for what a newer version may say. */
export const parseWord = (text: string): Word | null => {
  const [kind, first = '', second = '', third = ''] = text.split(' ');
  switch (kind) {
    case 'user':
      return { kind, userId: text.slice('user '.length) };
    case 'beat':
    case 'ask':
      return { kind, from: first, number: Number(second) };
    case 'ack':
      return { kind, from: first, to: second, number: Number(third) };
    case 'bye':
      return { kind, from: first };
    default:
      return null;
  }
};
