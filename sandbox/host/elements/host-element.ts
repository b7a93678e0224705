import type { Element as EaselElement } from 'glass-easel';
import { Event as EaselEvent } from 'glass-easel';
import type { HostFaults } from '../core/faults';
import type { SheetDesk } from '../core/sheets';
import type { PlatformFacts } from '../platforms';

/** One component of the template language in the document. */
export interface HostElement {
  /** Name in the template language: `button`, `scroll-view`. */
  readonly tag: string;
  readonly node: EaselElement;
  readonly dom: HTMLElement;
  /** Attribute as the template passed it, not turned into text. */
  attr(name: string): unknown;
  /** Attribute as a switch: missing, empty, `false` and `'false'` are off. */
  flag(name: string): boolean;
  /** Sends an event to this node only: the way of all events but touches. */
  emit(type: string, detail: unknown): void;
  /** Memory of the behaviour: typed text, checked state, current slide. */
  readonly state: Record<string, unknown>;
}

/** What behaviours may use of the host. */
export interface ElementServices {
  readonly facts: PlatformFacts;
  readonly sheets: SheetDesk;
  readonly faults: HostFaults;
  readonly timers: { setTimeout(run: () => void, ms: number): number; clear(id: unknown): void };
  /** Address under which the document can load a source named by the bundle. */
  assetUrl(source: string): string;
  /** Runs what the button's `open-type` promises. */
  openType(button: HostElement): void;
  /** Follows a `navigator`. */
  follow(navigator: HostElement): void;
  changed(what: string): void;
  report(error: unknown, where: string): void;
}

/** Behaviour of one tag. All parts are optional. */
export interface ElementKind {
  create?(element: HostElement, services: ElementServices): void;
  /** An attribute was set; read it with `attr`. */
  update?(element: HostElement, name: string, services: ElementServices): void;
  /** What the host does after the tap event, if this is the nearest such ancestor of the touched node. */
  tap?(element: HostElement, services: ElementServices): void;
  /** The tap event itself does not happen. */
  swallowsTap?(element: HostElement): boolean;
  /** Value under `name` in the submit event of the form around it. */
  formValue?(element: HostElement): unknown;
  reset?(element: HostElement): void;
}

const elements = new WeakMap<object, HostElement>();

export const createHostElement = (tag: string, node: EaselElement, dom: HTMLElement): HostElement => {
  const element: HostElement = {
    tag,
    node,
    dom,
    attr: (name) => node.getAttribute(name),
    flag: (name) => {
      const value = node.getAttribute(name);
      return value !== undefined && value !== null && value !== '' && value !== false && value !== 'false';
    },
    emit: (type, detail) => EaselEvent.triggerEvent(node, type, detail),
    state: {},
  };
  elements.set(dom, element);
  return element;
};

/** The component drawn as this document node, if it is one. */
export const elementOf = (dom: Node | null): HostElement | undefined => (dom ? elements.get(dom) : undefined);

/** The node itself or its nearest ancestor that fits. */
export const closestElement = (
  dom: Node | null,
  fits: (element: HostElement) => boolean,
): HostElement | undefined => {
  for (let at = dom; at; at = at.parentNode) {
    const element = elementOf(at);
    if (element && fits(element)) return element;
  }
  return undefined;
};

/** All components below a node, in document order. */
export const elementsWithin = (dom: Node): HostElement[] => {
  const found: HostElement[] = [];
  const walk = (at: Node): void => {
    for (const child of Array.from(at.childNodes)) {
      const element = elementOf(child);
      if (element) found.push(element);
      walk(child);
    }
  };
  walk(dom);
  return found;
};
