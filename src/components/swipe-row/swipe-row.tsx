import { Text, View } from '@tarojs/components';
import { type PropsWithChildren, useRef } from 'react';
import { type Point, swipeOf } from './swipe';
import './swipe-row.scss';

interface TouchLike {
  readonly changedTouches?: ArrayLike<Partial<Point>>;
}

interface SwipeRowProps {
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  /** What lies under the right edge. */
  readonly action: { readonly id: string; readonly text: string; readonly onTap: () => void };
}

/** Where the finger is or was. The typings know the touches of a canvas only; all hosts and browsers give these fields. */
const pointOf = (event: object): Point | null => {
  const { pageX, pageY } = (event as TouchLike).changedTouches?.[0] ?? {};
  return pageX === undefined || pageY === undefined ? null : { pageX, pageY };
};

/**
 * A row that a finger draws to the left to find what can be done with it. It moves when the finger leaves, not with it:
 * a swipe is one change of a class on the way to the screen. Whatever stands here must be in reach without a swipe too.
 */
export const SwipeRow = ({ open, onOpen, onClose, action, children }: PropsWithChildren<SwipeRowProps>) => {
  const start = useRef<Point | null>(null);
  const end = (event: object): void => {
    const swipe = swipeOf(start.current, pointOf(event));
    start.current = null;
    if (swipe === 'left') onOpen();
    if (swipe === 'right') onClose();
  };
  return (
    <View
      className={open ? 'swipe-row swipe-row-open' : 'swipe-row'}
      onTouchStart={(event) => {
        start.current = pointOf(event);
      }}
      onTouchEnd={end}
      onTouchCancel={() => {
        start.current = null;
      }}
    >
      <View className="swipe-row-front">
        {children}
        {open && <View className="swipe-row-cover" onClick={onClose} />}
      </View>
      <View id={action.id} className="swipe-row-action" onClick={action.onTap}>
        <Text className="swipe-row-word">{action.text}</Text>
      </View>
    </View>
  );
};
