import { elementsWithin, type HostElement } from '../elements/host-element';
import { fieldOf } from '../elements/text-fields';
import { isVisible, visibleText } from './visible-text';

/** What to look for; several conditions must all hold. */
export interface Target {
  /** Visible text, whole or as a part; the whole match wins, then the innermost component. */
  readonly text?: string;
  readonly id?: string;
  readonly class?: string;
  /** CSS selector over the drawn elements: `view` is `wx-view`. */
  readonly selector?: string;
  /** Name of the component, e.g. `button`. */
  readonly tag?: string;
  /** Which of several, from 0. */
  readonly index?: number;
}

/** A component on a page. */
export interface ElementHandle {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  text(): string;
  attr(name: string): unknown;
  /** Typed text of a field, checked state of a choice. */
  value(): unknown;
  disabled(): boolean;
  readonly dom: HTMLElement;
}

export const handleOf = (element: HostElement): ElementHandle => ({
  tag: element.tag,
  id: element.node.id,
  classes: Array.from(element.dom.classList),
  text: () => visibleText(element.dom),
  attr: (name) => element.attr(name),
  value: () => fieldOf(element)?.value ?? element.state.checked ?? element.state.value,
  disabled: () => element.flag('disabled'),
  dom: element.dom,
});

const byText = (elements: HostElement[], text: string): HostElement[] => {
  const withText = elements.map((element) => ({ element, seen: visibleText(element.dom) }));
  const exact = withText.filter(({ seen }) => seen === text);
  const chosen = exact.length > 0 ? exact : withText.filter(({ seen }) => seen.includes(text));
  const found = chosen.map(({ element }) => element);
  return found.filter(
    (element) => !found.some((other) => other !== element && element.dom.contains(other.dom)),
  );
};

/** All visible components below `root` that fit, in document order. */
export const findElements = (root: HTMLElement, target: Target): HostElement[] => {
  let found = elementsWithin(root).filter((element) => isVisible(element.dom));
  if (target.tag !== undefined) found = found.filter((element) => element.tag === target.tag);
  if (target.id !== undefined) found = found.filter((element) => element.node.id === target.id);
  const { class: className, selector } = target;
  if (className !== undefined) found = found.filter((element) => element.dom.classList.contains(className));
  if (selector !== undefined) found = found.filter((element) => element.dom.matches(selector));
  if (target.text !== undefined) found = byText(found, target.text);
  return found;
};
