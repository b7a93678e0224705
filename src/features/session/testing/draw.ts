import './dom';
import { act, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { rootElement } from './dom';

export interface Drawn {
  /** The element with this id, or null. */
  find(id: string): Element | null;
  tap(id: string): Promise<void>;
  type(id: string, text: string): Promise<void>;
  /** All the words on the page. */
  text(): string;
}

let root: Root | null = null;

/** Does what changes state, and waits until it is drawn. */
export const change = (work: () => void): Promise<void> => act(async () => work());

/** Takes the drawing away; to be called after each test. */
export const clear = (): Promise<void> =>
  change(() => {
    root?.unmount();
    root = null;
  });

const find = (id: string): Element | null => document.getElementById(id);

const send = (id: string, event: Event): Promise<void> => {
  const target = find(id);
  if (target === null) throw new Error(`nothing has the id ${id}`);
  return change(() => target.dispatchEvent(event));
};

/** Draws an element in place of the last one. */
export const draw = async (element: ReactElement): Promise<Drawn> => {
  await clear();
  await change(() => {
    root = createRoot(rootElement());
    root.render(element);
  });
  return {
    find,
    tap: (id) => send(id, new window.MouseEvent('click', { bubbles: true })),
    type: (id, text) => {
      const field = find(id);
      if (field instanceof window.HTMLInputElement) field.value = text;
      return send(id, new window.Event('input', { bubbles: true }));
    },
    text: () => rootElement().textContent ?? '',
  };
};
