/** Things of one kind that stand on pages; only the one on the page in front counts. */
export interface Front {
  show(id: number): void;
  hide(id: number): void;
  /** Null when the page in front has none. */
  current(): number | null;
}

export const createFront = (): Front => {
  let shown: readonly number[] = [];
  const hide = (id: number): void => {
    shown = shown.filter((other) => other !== id);
  };
  return {
    hide,
    show: (id) => {
      hide(id);
      shown = [...shown, id];
    },
    current: () => shown[shown.length - 1] ?? null,
  };
};
