import { createLatest } from './latest';

/** One page of a list; `nextCursor` is null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list that grows page by page. `tail` says what happens at its end. */
export type Paged<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'ready';
      readonly items: readonly T[];
      readonly nextCursor: string | null;
      readonly tail: 'rest' | 'loading' | 'failed';
    };

/** `sentence` turns a rejection into what the end user may read. */
export interface PagerParts<T> {
  readonly fetch: (cursor: string | undefined) => Promise<Page<T>>;
  readonly read: () => Paged<T>;
  readonly write: (list: Paged<T>) => void;
  readonly sentence: (caught: unknown) => string;
}

export interface Pager {
  /** From the start, with nothing shown until the answer is there. Never rejects. */
  open(): Promise<void>;
  /** From the start, keeping what is shown; rejects when it failed and the old list stays. */
  refresh(): Promise<void>;
  /** The next page; does nothing at the end or while one is under way. Never rejects. */
  more(): Promise<void>;
  /** Back to the beginning: what is there is gone, and an answer that is under way counts no more. */
  forget(): void;
}

/** A list and the rule that an answer counts only while nothing newer was asked for. */
export const createPager = <T>({ fetch, read, write, sentence }: PagerParts<T>): Pager => {
  const latest = createLatest();

  const open = async (): Promise<void> => {
    const current = latest.begin();
    write({ kind: 'loading' });
    try {
      const page = await fetch(undefined);
      if (current()) write({ kind: 'ready', ...page, tail: 'rest' });
    } catch (caught) {
      if (current()) write({ kind: 'failed', message: sentence(caught) });
    }
  };

  const refresh = async (): Promise<void> => {
    const list = read();
    if (list.kind !== 'ready') return open();
    const current = latest.begin();
    if (list.tail === 'loading') write({ ...list, tail: 'rest' });
    const page = await fetch(undefined);
    if (current()) write({ kind: 'ready', ...page, tail: 'rest' });
    return undefined;
  };

  const more = async (): Promise<void> => {
    const list = read();
    if (list.kind !== 'ready' || list.nextCursor === null || list.tail === 'loading') return;
    const current = latest.begin();
    write({ ...list, tail: 'loading' });
    try {
      const page = await fetch(list.nextCursor);
      if (current()) write({ kind: 'ready', ...page, items: [...list.items, ...page.items], tail: 'rest' });
    } catch {
      if (current()) write({ ...list, tail: 'failed' });
    }
  };

  const forget = (): void => {
    latest.begin();
    write({ kind: 'idle' });
  };

  return { open, refresh, more, forget };
};
