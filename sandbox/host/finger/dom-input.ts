import type { HostCore } from '../core/host-core';
import type { HostWindow } from '../view/dom-types';
import type { Finger } from './finger';

/** Clicks of a real mouse or finger on this host's page become taps. The answer stops listening. */
export const listenToDocument = (
  { document }: HostWindow,
  finger: Finger,
  { stack, report }: Pick<HostCore, 'stack' | 'report'>,
): (() => void) => {
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Node | null;
    if (!target || !stack.top()?.view.dom.contains(target)) return;
    try {
      finger.tap(target, { x: event.clientX, y: event.clientY });
    } catch (error) {
      report(error, 'click');
    }
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
};
