import { ApiFailure } from '../apis/api-failure';
import type { AppJson } from '../loader/app-json';
import { parseTarget, type Target } from './navigation';
import { createOpenPages } from './open-pages';
import { createPageLives, type PageLivesOptions } from './page-lives';
import type { PageRecord } from './page-record';

/** The hosts keep at most ten pages open. */
const maxPages = 10;

export interface PageStackOptions extends PageLivesOptions {
  readonly appJson: AppJson;
  alive(): boolean;
  changed(what: string): void;
}

/** Moves between pages, one after the other. Each rejects with the host's own text when it is not possible. */
export interface PageStack {
  pages(): PageRecord[];
  top(): PageRecord | undefined;
  /** Opens the first page. */
  open(target: Target): Promise<void>;
  navigateTo(url: unknown): Promise<void>;
  redirectTo(url: unknown): Promise<void>;
  /** A tap of the person on the bar is also told to the page. */
  switchTab(url: unknown, byFinger?: boolean): Promise<void>;
  reLaunch(url: unknown): Promise<void>;
  navigateBack(delta: number): Promise<void>;
  /** Removes every page from the document without lifecycles. */
  drop(): void;
}

type Move = (run: () => void) => Promise<void>;

/** Runs moves in order; a failed one does not stop the next. */
const createQueue = ({ alive, changed }: PageStackOptions): Move => {
  let tail: Promise<void> = Promise.resolve();
  return (run) => {
    const job = tail.then(() => {
      if (!alive()) return;
      run();
      changed('navigation');
    });
    tail = job.catch(() => undefined);
    return job;
  };
};

export const createPageStack = (options: PageStackOptions): PageStack => {
  const { appJson } = options;
  const lives = createPageLives(options);
  const open = createOpenPages(appJson, lives);
  const move = createQueue(options);

  const target = (url: unknown): Target => parseTarget(url, open.top()?.route ?? '', appJson);
  const plainPage = (url: unknown, api: string): Target => {
    const next = target(url);
    if (appJson.isTab(next.route)) throw new ApiFailure(`fail can not ${api} a tabbar page`);
    return next;
  };
  const tellTap = (route: string): void => {
    const list = appJson.tabBar?.list ?? [];
    const index = list.findIndex((item) => item.pagePath === route);
    const page = open.top();
    if (page) lives.tell(page, 'onTabItemTap', { index, pagePath: route, text: list[index]?.text ?? '' });
  };

  return {
    pages: open.all,
    top: open.top,
    open: (next) => move(() => open.alone(next, false)),
    navigateTo: (url) =>
      move(() => {
        const next = plainPage(url, 'navigateTo');
        if (open.all().length >= maxPages) throw new ApiFailure('fail webview count limit exceed');
        open.push(next);
      }),
    redirectTo: (url) => move(() => open.replace(plainPage(url, 'redirectTo'))),
    switchTab: (url, byFinger = false) =>
      move(() => {
        const { route } = target(url);
        if (!appJson.isTab(route)) throw new ApiFailure('fail can not switch to no-tabBar page');
        open.alone({ route, query: {} }, true);
        if (byFinger) tellTap(route);
      }),
    reLaunch: (url) => move(() => open.alone(target(url), false)),
    navigateBack: (delta) =>
      move(() => {
        const below = open.all().length - 1;
        if (below < 1) throw new ApiFailure('fail cannot navigate back at first page.');
        open.pop(Math.min(Math.max(1, delta), below));
      }),
    drop: open.drop,
  };
};
