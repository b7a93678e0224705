import { startPullDown } from '../apis/navigation-apis';
import type { HostCore } from '../core/host-core';
import { formAround, resetForm, submitForm } from '../elements/forms';
import { closestElement, elementOf, type HostElement } from '../elements/host-element';
import { kindOfElement } from '../elements/kinds';
import { slideTo } from '../elements/scrolling';
import { fieldOf, maxLength } from '../elements/text-fields';
import type { Finger } from '../finger/finger';
import { callPage, type PageRecord } from '../runtime/page-record';
import { type ElementHandle, findElements, handleOf, type Target } from './find';
import { visibleText } from './visible-text';

export type Aim = Target | ElementHandle;

/** One page as a person, or a test, handles it. Actions throw when they are not possible. */
export interface PageHandle {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  title(): string;
  /** Visible text, one line per box. */
  text(): string;
  /** The first component that fits, `null` if there is none. */
  maybe(target: Target): ElementHandle | null;
  all(target: Target): ElementHandle[];
  /** Like `maybe`, but throws with the visible text when there is none. */
  find(target: Target): ElementHandle;
  tap(aim: Aim): void;
  longPress(aim: Aim): void;
  /** Draws a finger over a component, from it by so many px to the right and down (negative: left and up). */
  drag(aim: Aim, across: number, down?: number): void;
  /** Types into an input or textarea: focus, then the text as a whole, cut at `maxlength`. */
  input(aim: Aim, value: string): void;
  /** The confirm key of the keyboard. */
  confirm(aim: Aim): void;
  submit(aim: Aim): void;
  reset(aim: Aim): void;
  /** Moves a swiper to a slide. */
  swipe(aim: Aim, index: number): void;
  /** Bottom of a scroll-view, or of the page without an aim. */
  scrollToLower(aim?: Aim): void;
  /** Pulls a scroll-view with a refresher, or the page without an aim. */
  pullDownRefresh(aim?: Aim): void;
  pulling(): boolean;
  /** 转发 in the menu: what `onShareAppMessage` answered. */
  share(): unknown;
  html(): string;
  setDataBytes(): number;
  setDataCalls(): number;
}

const isHandle = (aim: Aim): aim is ElementHandle => 'dom' in aim;

const describe = (target: Target): string => JSON.stringify(target);

interface Locator {
  element(aim: Aim): HostElement;
  ofTag(aim: Aim, tags: readonly string[]): HostElement;
}

const createLocator = (page: PageRecord): Locator => {
  const element = (aim: Aim): HostElement => {
    const found = isHandle(aim) ? elementOf(aim.dom) : findElements(page.view.dom, aim)[aim.index ?? 0];
    if (found) return found;
    const what = isHandle(aim) ? aim.tag : describe(aim);
    throw new Error(`${page.route} shows nothing like ${what}. Visible:\n${visibleText(page.view.dom)}`);
  };
  return {
    element,
    ofTag: (aim, tags) => {
      const start = element(aim);
      const found = closestElement(start.dom, (candidate) => tags.includes(candidate.tag));
      if (!found) throw new Error(`<${start.tag}> is not (in) a <${tags.join('> or <')}>`);
      return found;
    },
  };
};

const type = (element: HostElement, value: string): void => {
  const field = fieldOf(element);
  if (!field) throw new Error(`<${element.tag}> takes no text`);
  if (field.disabled) throw new Error(`<${element.tag} id="${element.node.id}"> is disabled`);
  field.focus();
  field.value = value.slice(0, maxLength(element));
  const { defaultView } = element.dom.ownerDocument;
  if (!defaultView) throw new Error('The document has no window');
  field.dispatchEvent(new defaultView.Event('input', { bubbles: true }));
};

const scrolling = (
  core: HostCore,
  page: PageRecord,
  locator: Locator,
): Pick<PageHandle, 'swipe' | 'scrollToLower' | 'pullDownRefresh' | 'pulling'> => ({
  swipe: (aim, index) => slideTo(locator.ofTag(aim, ['swiper']), index, 'touch'),
  scrollToLower: (aim) => {
    if (aim) locator.ofTag(aim, ['scroll-view']).emit('scrolltolower', { direction: 'bottom' });
    else core.guard(`${page.route} onReachBottom`, () => callPage(page, 'onReachBottom'));
  },
  pullDownRefresh: (aim) => {
    if (!aim) {
      startPullDown(core, page);
      return;
    }
    const view = locator.ofTag(aim, ['scroll-view']);
    if (!view.flag('refresher-enabled')) throw new Error('This scroll-view has no refresher');
    view.emit('refresherrefresh', {});
  },
  pulling: () => page.pulling,
});

export const createPageHandle = (core: HostCore, finger: Finger, page: PageRecord): PageHandle => {
  const locator = createLocator(page);
  const form = (aim: Aim): HostElement => {
    const found = formAround(locator.element(aim).dom);
    if (!found) throw new Error('There is no form around this component');
    return found;
  };
  return {
    ...scrolling(core, page, locator),
    route: page.route,
    query: page.query,
    title: () => page.title,
    text: () => visibleText(page.view.dom),
    maybe: (target) => {
      const found = findElements(page.view.dom, target)[target.index ?? 0];
      return found ? handleOf(found) : null;
    },
    all: (target) => findElements(page.view.dom, target).map(handleOf),
    find: (target) => handleOf(locator.element(target)),
    tap: (aim) => finger.tap(locator.element(aim).dom),
    longPress: (aim) => finger.longPress(locator.element(aim).dom),
    drag: (aim, across, down = 0) => finger.drag(locator.element(aim).dom, across, down),
    input: (aim, value) => type(locator.ofTag(aim, ['input', 'textarea']), value),
    confirm: (aim) => {
      const field = locator.ofTag(aim, ['input', 'textarea']);
      field.emit('confirm', { value: fieldOf(field)?.value ?? '' });
    },
    submit: (aim) => submitForm(form(aim), kindOfElement),
    reset: (aim) => resetForm(form(aim), kindOfElement),
    share: () =>
      core.guard(`${page.route} onShareAppMessage`, () =>
        callPage(page, 'onShareAppMessage', { from: 'menu' }),
      ),
    html: () => page.view.dom.innerHTML,
    setDataBytes: () => page.setDataBytes,
    setDataCalls: () => page.setDataCalls,
  };
};
