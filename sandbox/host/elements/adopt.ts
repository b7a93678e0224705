import type { Element as EaselElement } from 'glass-easel';
import { rpxToPx } from '../view/rpx';
import { createHostElement, type ElementServices } from './host-element';
import { kindOfElement } from './kinds';

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/**
 * Makes a document node the picture of a component: attributes reach the behaviour as the template passed
 * them, and the document only as far as styles can use them.
 */
export const adoptElement = (
  node: EaselElement,
  dom: HTMLElement,
  services: ElementServices,
  screenWidth: number,
): void => {
  const name = dom.tagName.toLowerCase();
  if (!name.startsWith('wx-')) return;
  const element = createHostElement(name.slice('wx-'.length), node, dom);
  const kind = kindOfElement(element);
  const write = dom.setAttribute.bind(dom);
  const erase = dom.removeAttribute.bind(dom);
  dom.setAttribute = (attribute: string, text: string): void => {
    if (attribute === 'style') {
      write('style', rpxToPx(text, screenWidth));
      return;
    }
    const value = element.attr(attribute);
    if (attribute.startsWith('aria-') || attribute.startsWith('data-') || isScalar(value))
      write(attribute, text);
    else erase(attribute);
    kind.update?.(element, attribute, services);
  };
  dom.removeAttribute = (attribute: string): void => {
    erase(attribute);
    kind.update?.(element, attribute, services);
  };
  kind.create?.(element, services);
};
