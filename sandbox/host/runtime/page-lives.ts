import type { PlatformFacts } from '../platforms';
import type { Guard } from '../view/component-space';
import type { Target } from './navigation';
import type { PageFactory } from './page-factory';
import { callPage, type PageRecord } from './page-record';

export interface PageLivesOptions {
  readonly facts: PlatformFacts;
  readonly create: PageFactory;
  readonly guard: Guard;
  readonly timers: { setTimeout(run: () => void, ms: number): number };
}

/** The lifecycles of single pages. */
export interface PageLives {
  /** Calls one lifecycle. */
  tell(page: PageRecord, name: string, ...args: unknown[]): void;
  /** Creates and shows a page; onReady comes after the first drawing. */
  start(target: Target): PageRecord;
  show(page: PageRecord): void;
  hide(page: PageRecord | undefined): void;
  unload(page: PageRecord): void;
}

export const createPageLives = ({ facts, create, guard, timers }: PageLivesOptions): PageLives => {
  const gone = new WeakSet<PageRecord>();
  const tell: PageLives['tell'] = (page, name, ...args) => {
    guard(`${page.route} ${name}`, () => callPage(page, name, ...args));
  };
  const show = (page: PageRecord): void => {
    page.visible = true;
    page.view.show();
    tell(page, 'onShow');
  };
  return {
    tell,
    show,
    start: ({ route, query }) => {
      const page = create(route, query);
      // Baidu calls onInit before onLoad; a Taro page has only one of the two.
      if (facts.name === 'baidu') tell(page, 'onInit', query);
      tell(page, 'onLoad', query);
      show(page);
      timers.setTimeout(() => gone.has(page) || tell(page, 'onReady'), 0);
      return page;
    },
    hide: (page) => {
      if (!page?.visible) return;
      page.visible = false;
      tell(page, 'onHide');
      page.view.hide();
    },
    unload: (page) => {
      page.visible = false;
      gone.add(page);
      tell(page, 'onUnload');
      page.view.destroy();
    },
  };
};
