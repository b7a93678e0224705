import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';

interface InFront {
  readonly shown: (id: number) => void;
  /** Another page lies above; what is open here stays so. */
  readonly hidden: (id: number) => void;
  /** The page is left for good. */
  readonly gone: (id: number) => void;
}

let last = 0;

/** Tells when the page that this stands on comes to the front and leaves it. The functions must stay the same. */
export const useInFront = ({ shown, hidden, gone }: InFront): number => {
  const [id] = useState(() => {
    last += 1;
    return last;
  });
  useEffect(() => {
    shown(id);
    return () => gone(id);
  }, [id, shown, gone]);
  useDidShow(() => shown(id));
  useDidHide(() => hidden(id));
  return id;
};
