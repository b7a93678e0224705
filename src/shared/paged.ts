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
  | ReadyList<T>;

export interface ReadyList<T> {
  readonly kind: 'ready';
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly tail: 'rest' | 'loading' | 'failed';
}

/** `sentence` turns a rejection into what the end user may read. */
export interface PagerParts<T> {
  readonly fetch: (cursor: string | undefined) => Promise<Page<T>>;
  readonly read: () => Paged<T>;
  readonly write: (list: Paged<T>) => void;
  readonly sentence: (caught: unknown) => string;
}

export interface Pager<T> {
  /** From the start, with nothing shown until the answer is there. Never rejects. */
  open(): Promise<void>;
  /** Shows what was kept from last time until the first page is there; the tail tells of it. Never rejects. */
  openWith(kept: readonly T[]): Promise<void>;
  /** From the start, keeping what is shown; rejects when it failed and the old list stays. */
  refresh(): Promise<void>;
  /** The next page; does nothing at the end or while one is under way. Never rejects. */
  more(): Promise<void>;
  /** Back to the beginning: what is there is gone, and an answer that is under way counts no more. */
  forget(): void;
}

const nothing = (): void => undefined;

/** A list and the rule that an answer counts only while nothing newer was asked for. */
export const createPager = <T>({ fetch, read, write, sentence }: PagerParts<T>): Pager<T> => {
  const latest = createLatest();

  /** Asks for the first page; `failed` is what stands there when none comes. */
  const first = async (failed: (caught: unknown) => Paged<T>): Promise<void> => {
    const current = latest.begin();
    try {
      const page = await fetch(undefined);
      if (current()) write({ kind: 'ready', ...page, tail: 'rest' });
    } catch (caught) {
      if (current()) write(failed(caught));
      throw caught;
    }
  };

  const open = (): Promise<void> => {
    write({ kind: 'loading' });
    return first((caught) => ({ kind: 'failed', message: sentence(caught) })).catch(nothing);
  };

  /** What was kept is no page of the list: it has neither end nor next page, only the first one to come. */
  const renew = (items: readonly T[]): Promise<void> => {
    write({ kind: 'ready', items, nextCursor: null, tail: 'loading' });
    return first(() => ({ kind: 'ready', items, nextCursor: null, tail: 'failed' }));
  };
  const openWith = (kept: readonly T[]): Promise<void> => renew(kept).catch(nothing);

  const refresh = async (): Promise<void> => {
    const list = read();
    if (list.kind !== 'ready') return open();
    if (list.nextCursor === null && list.tail !== 'rest') return renew(list.items);
    if (list.tail === 'loading') write({ ...list, tail: 'rest' });
    return first(read);
  };

  /** What was taken out of the list while its next page was under way stays out. */
  const itemsNow = (before: ReadyList<T>): readonly T[] => {
    const list = read();
    return list.kind === 'ready' ? list.items : before.items;
  };

  const more = async (): Promise<void> => {
    const list = read();
    if (list.kind !== 'ready' || list.tail === 'loading') return undefined;
    if (list.nextCursor === null) return list.tail === 'failed' ? openWith(list.items) : undefined;
    const current = latest.begin();
    write({ ...list, tail: 'loading' });
    try {
      const page = await fetch(list.nextCursor);
      if (current())
        write({ kind: 'ready', ...page, items: [...itemsNow(list), ...page.items], tail: 'rest' });
    } catch {
      if (current()) write({ ...list, items: itemsNow(list), tail: 'failed' });
    }
    return undefined;
  };

  const forget = (): void => {
    latest.begin();
    write({ kind: 'idle' });
  };

  return { open, openWith, refresh, more, forget };
};
