import { useEffect } from 'react';

type Listener = () => void;

const shown = new Set<Listener>();
const hidden = new Set<Listener>();

const hook =
  (listeners: Set<Listener>) =>
  (listener: Listener): void => {
    useEffect(() => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    });
  };

export const useDidShow = hook(shown);
export const useDidHide = hook(hidden);

const tell = (listeners: Set<Listener>): void => {
  for (const listener of [...listeners]) listener();
};

/** What the host tells of the page that is drawn. */
export const pageShows = (): void => tell(shown);
export const pageHides = (): void => tell(hidden);

/** Sentences that were told by a toast, oldest first. */
export const toasts: string[] = [];

export default {
  showToast: ({ title }: { readonly title: string }): Promise<void> => {
    toasts.push(title);
    return Promise.resolve();
  },
};
