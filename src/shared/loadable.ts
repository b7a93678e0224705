/** What a page knows of something that comes from the server. `message` is a sentence for the end user. */
export type Loadable<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string };

/** The value where there is one. */
export const readyValue = <T>(loadable: Loadable<T>): T | null =>
  loadable.kind === 'ready' ? loadable.value : null;
