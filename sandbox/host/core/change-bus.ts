/** Tells listeners that something a person or a test could see has changed. */
export interface ChangeBus {
  /** Announces a change; listeners run at once. */
  changed(what: string): void;
  /** Subscribes; the answer unsubscribes. */
  on(listener: (what: string) => void): () => void;
}

export const createChangeBus = (): ChangeBus => {
  const listeners = new Set<(what: string) => void>();
  return {
    changed: (what) => {
      for (const listener of [...listeners]) listener(what);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
