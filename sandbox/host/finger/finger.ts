import { Event as EaselEvent } from 'glass-easel';
import type { HostCore } from '../core/host-core';
import { closestElement, type ElementServices, type HostElement } from '../elements/host-element';
import { kindOfElement } from '../elements/kinds';
import { fieldOf } from '../elements/text-fields';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The person's finger on the page. */
export interface Finger {
  /** Touch, release, tap, and what the host then does by itself (open-type, submit, toggle, picker). */
  tap(dom: Node, at?: Point): void;
  longPress(dom: Node): void;
  /** Touch, move by so many px of the screen, release. */
  drag(dom: Node, across: number, down: number): void;
}

const bubbling = { bubbles: true, composed: true };

const touchFields = ({ x, y }: Point): Record<string, unknown> => {
  const touch = { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y };
  return { touches: [touch], changedTouches: [touch] };
};

const send = (element: HostElement, type: string, at: Point): void =>
  EaselEvent.triggerEvent(
    element.node,
    type,
    { x: at.x, y: at.y },
    { ...bubbling, extraFields: touchFields(at) },
  );

/** What lies over the page and takes the touch. */
const cover = ({ sheets, feedback }: HostCore): string | undefined => {
  const sheet = sheets.top();
  if (sheet) return `the sheet ${sheet.kind} (${sheet.title})`;
  if (feedback.loading()?.mask) return 'a loading mask';
  if (feedback.toast()?.mask) return 'a toast with a mask';
  return undefined;
};

/** A tap elsewhere takes the focus away from a text field first. */
const leaveField = (element: HostElement): void => {
  const active = element.dom.ownerDocument.activeElement as HTMLElement | null;
  if (active && ['INPUT', 'TEXTAREA'].includes(active.tagName) && active !== fieldOf(element)) active.blur();
};

export const createFinger = (core: HostCore, services: ElementServices): Finger => {
  const touched = (dom: Node): HostElement => {
    if (!core.alive()) throw new Error('The mini program is not running');
    const covered = cover(core);
    if (covered) throw new Error(`A finger cannot reach the page: ${covered} covers it`);
    const element = closestElement(dom, () => true);
    if (!element) throw new Error('There is no component under the finger');
    if (!core.stack.top()?.view.dom.contains(element.dom)) throw new Error('The page is not in front');
    return element;
  };

  return {
    tap: (dom, at = { x: 0, y: 0 }) => {
      const element = touched(dom);
      const swallowing = closestElement(
        dom,
        (candidate) => kindOfElement(candidate).swallowsTap?.(candidate) === true,
      );
      const acting = closestElement(dom, (candidate) => kindOfElement(candidate).tap !== undefined);
      leaveField(element);
      core.gesture.during(() => {
        send(element, 'touchstart', at);
        send(element, 'touchend', at);
        if (swallowing) return;
        send(element, 'tap', at);
        if (acting) kindOfElement(acting).tap?.(acting, services);
      });
      core.changed('tap');
    },
    longPress: (dom) => {
      const element = touched(dom);
      const at = { x: 0, y: 0 };
      send(element, 'touchstart', at);
      send(element, core.facts.longPress, at);
      send(element, 'touchend', at);
      core.changed('long press');
    },
    drag: (dom, across, down) => {
      const element = touched(dom);
      const end = { x: across, y: down };
      core.gesture.during(() => {
        send(element, 'touchstart', { x: 0, y: 0 });
        send(element, 'touchmove', { x: across / 2, y: down / 2 });
        send(element, 'touchmove', end);
        send(element, 'touchend', end);
      });
      core.changed('drag');
    },
  };
};
