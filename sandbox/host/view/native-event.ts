import type { Element as EaselElement, ShadowedEvent } from 'glass-easel';

/** What a bundle's handler gets: a plain object, as it crosses from the view to the logic on a device. */
export interface NativeEvent {
  readonly type: string;
  readonly timeStamp: number;
  readonly target: EventNode;
  readonly currentTarget: EventNode;
  readonly detail: unknown;
  readonly mark: Readonly<Record<string, unknown>>;
  readonly touches?: unknown;
  readonly changedTouches?: unknown;
}

export interface EventNode {
  readonly id: string;
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly offsetLeft: number;
  readonly offsetTop: number;
}

const describe = (element: EaselElement): EventNode => {
  const dom = element.getBackendElement?.() as unknown as HTMLElement | null;
  return {
    id: element.id,
    dataset: { ...(element.dataset as Record<string, unknown>) },
    offsetLeft: dom?.offsetLeft ?? 0,
    offsetTop: dom?.offsetTop ?? 0,
  };
};

export const toNativeEvent = (event: ShadowedEvent<unknown>): NativeEvent => {
  const extra = event.extraFields ?? {};
  return {
    type: event.getEventName(),
    timeStamp: event.timeStamp,
    target: describe(event.target),
    currentTarget: describe(event.currentTarget),
    detail: event.detail,
    mark: { ...(event.mark ?? {}) },
    ...('touches' in extra ? { touches: extra.touches, changedTouches: extra.changedTouches } : {}),
  };
};
