/** A toast on the screen. */
export interface Toast {
  readonly title: string;
  readonly icon: string;
  readonly mask: boolean;
}

export interface Feedback {
  /** All toasts so far, the latest last. */
  toasts(): Toast[];
  /** The toast on the screen now. */
  toast(): Toast | null;
  showToast(toast: Toast, ms: number): void;
  hideToast(): void;
  loading(): { title: string; mask: boolean } | null;
  showLoading(title: string, mask: boolean): void;
  hideLoading(): void;
}

interface Timers {
  setTimeout(run: () => void, ms: number): number;
  clear(id: unknown): void;
}

export const createFeedback = (timers: Timers, changed: (what: string) => void): Feedback => {
  const shown: Toast[] = [];
  let toast: Toast | null = null;
  let timer: number | undefined;
  let loading: { title: string; mask: boolean } | null = null;

  const hideToast = (): void => {
    timers.clear(timer);
    if (!toast) return;
    toast = null;
    changed('toast');
  };
  return {
    toasts: () => [...shown],
    toast: () => toast,
    showToast: (next, ms) => {
      timers.clear(timer);
      loading = null;
      toast = next;
      shown.push(next);
      timer = timers.setTimeout(hideToast, ms);
      changed('toast');
    },
    hideToast,
    loading: () => loading,
    showLoading: (title, mask) => {
      hideToast();
      loading = { title, mask };
      changed('loading');
    },
    hideLoading: () => {
      if (!loading) return;
      loading = null;
      changed('loading');
    },
  };
};
