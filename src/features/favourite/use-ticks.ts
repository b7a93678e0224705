import { useCallback, useState } from 'react';

/** Which of a list are ticked; null while nobody ticks. */
export interface Ticks {
  readonly editing: boolean;
  readonly isOn: (id: string) => boolean;
  readonly chosenOf: (ids: readonly string[]) => readonly string[];
  readonly edit: (on: boolean) => void;
  readonly toggle: (id: string) => void;
  readonly setAll: (ids: readonly string[]) => void;
}

export const useTicks = (): Ticks => {
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const toggle = useCallback(
    (id: string): void =>
      setTicked((before) => {
        const known = before ?? [];
        return known.includes(id) ? known.filter((one) => one !== id) : [...known, id];
      }),
    [],
  );
  return {
    editing: ticked !== null,
    isOn: (id) => ticked?.includes(id) === true,
    chosenOf: (ids) => ids.filter((id) => ticked?.includes(id)),
    edit: (on) => setTicked(on ? [] : null),
    toggle,
    setAll: setTicked,
  };
};
