import { useCallback, useState } from 'react';

/** 管理: items are picked for being deleted together, whatever their ticks. It is not kept: the next visit starts anew. */
export interface Picks {
  readonly editing: boolean;
  readonly picked: readonly string[];
  readonly toggleEditing: () => void;
  readonly pick: (skuId: string, on: boolean) => void;
  readonly pickAll: (skuIds: readonly string[]) => void;
}

export const usePicks = (): Picks => {
  const [editing, setEditing] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const toggleEditing = useCallback(() => {
    setEditing((before) => !before);
    setPicked([]);
  }, []);
  const pick = useCallback((skuId: string, on: boolean) => {
    setPicked((before) => [...before.filter((one) => one !== skuId), ...(on ? [skuId] : [])]);
  }, []);
  return { editing, picked, toggleEditing, pick, pickAll: setPicked };
};
