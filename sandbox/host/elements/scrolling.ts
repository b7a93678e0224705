import type { ElementKind, ElementServices, HostElement } from './host-element';

const positive = (value: unknown, otherwise: number): number => {
  const number = Number(value ?? otherwise);
  return Number.isFinite(number) ? number : otherwise;
};

const onScroll = (element: HostElement): void => {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element.dom;
  const last = Number(element.state.scrollTop ?? 0);
  element.state.scrollTop = scrollTop;
  element.emit('scroll', {
    scrollTop,
    scrollLeft,
    scrollHeight,
    scrollWidth,
    deltaX: 0,
    deltaY: last - scrollTop,
  });
  const lower = scrollHeight - clientHeight - positive(element.attr('lower-threshold'), 50);
  if (scrollTop >= lower && last < lower) element.emit('scrolltolower', { direction: 'bottom' });
  const upper = positive(element.attr('upper-threshold'), 50);
  if (scrollTop <= upper && last > upper) element.emit('scrolltoupper', { direction: 'top' });
};

export const scrollView: ElementKind = {
  create: (element) => element.dom.addEventListener('scroll', () => onScroll(element), { passive: true }),
  update: (element, name) => {
    if (name === 'scroll-top') element.dom.scrollTop = positive(element.attr('scroll-top'), 0);
    if (name === 'scroll-left') element.dom.scrollLeft = positive(element.attr('scroll-left'), 0);
  },
};

const slides = (element: HostElement): number =>
  Array.from(element.dom.children).filter((child) => child.tagName === 'WX-SWIPER-ITEM').length;

/** Moves a swiper to a slide and tells the page; the same slide again is no event. */
export const slideTo = (element: HostElement, index: number, source: 'touch' | 'autoplay'): void => {
  if (index === element.state.current) return;
  element.state.current = index;
  element.dom.style.setProperty('--current', String(index));
  element.emit('change', { current: index, currentItemId: '', source });
  element.emit('animationfinish', { current: index, currentItemId: '', source });
};

const tick = (element: HostElement, services: ElementServices): void => {
  const ms = positive(element.attr('interval'), 5000);
  element.state.timer = services.timers.setTimeout(() => {
    if (!element.dom.isConnected || !element.flag('autoplay')) return;
    const count = slides(element);
    if (count > 1) slideTo(element, (Number(element.state.current ?? 0) + 1) % count, 'autoplay');
    tick(element, services);
  }, ms);
};

export const swiper: ElementKind = {
  create: (element) => {
    element.state.current = 0;
  },
  update: (element, name, services) => {
    if (name === 'current') {
      element.state.current = positive(element.attr('current'), 0);
      element.dom.style.setProperty('--current', String(element.state.current));
    }
    if (name === 'autoplay' || name === 'interval') {
      services.timers.clear(element.state.timer);
      if (element.flag('autoplay')) tick(element, services);
    }
  },
};
