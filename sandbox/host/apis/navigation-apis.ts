import type { HostCore } from '../core/host-core';
import { callPage, type PageRecord } from '../runtime/page-record';
import type { ApiDesk } from './api-desk';
import { ApiFailure } from './api-failure';

const needTop = (core: HostCore): PageRecord => {
  const page = core.stack.top();
  if (!page) throw new ApiFailure('fail no page is open');
  return page;
};

const addMoves = (desk: ApiDesk, { stack }: HostCore): void => {
  const move = (name: string, run: (url: unknown) => Promise<void>): void =>
    desk.async(name, async ({ url }) => {
      await run(url);
      return undefined;
    });
  move('navigateTo', stack.navigateTo);
  move('redirectTo', stack.redirectTo);
  move('switchTab', (url) => stack.switchTab(url));
  move('reLaunch', stack.reLaunch);
  desk.async('navigateBack', async ({ delta }) => {
    await stack.navigateBack(Number(delta ?? 1));
    return undefined;
  });
};

const addBars = (desk: ApiDesk, core: HostCore): void => {
  const { tabBar, changed } = core;
  const bar = (name: string, run: (index: number, text: string) => void): void =>
    desk.async(name, ({ index, text }) => {
      const position = Number(index ?? 0);
      if (!tabBar.items()[position]) throw new ApiFailure('fail tabbar item not found');
      run(position, String(text ?? ''));
      changed('tab bar');
      return undefined;
    });
  bar('setTabBarBadge', (index, text) => tabBar.setBadge(index, text));
  bar('removeTabBarBadge', (index) => tabBar.setBadge(index, ''));
  bar('showTabBarRedDot', (index) => tabBar.setRedDot(index, true));
  bar('hideTabBarRedDot', (index) => tabBar.setRedDot(index, false));
  const visible = (name: string, hidden: boolean): void =>
    desk.async(name, () => {
      tabBar.hidden = hidden;
      changed('tab bar');
      return undefined;
    });
  visible('showTabBar', false);
  visible('hideTabBar', true);
  desk.async('setNavigationBarTitle', ({ title }) => {
    needTop(core).title = String(title ?? '');
    changed('title');
    return undefined;
  });
  for (const name of ['setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading']) {
    desk.async(name, () => {
      needTop(core);
      return undefined;
    });
  }
};

/** Starts a refresh as the finger would. */
export const startPullDown = (core: HostCore, page: PageRecord): void => {
  if (page.window.enablePullDownRefresh !== true) {
    throw new Error(`The page ${page.route} does not enable pull-down refresh`);
  }
  page.pulling = true;
  core.changed('pull down');
  core.guard(`${page.route} onPullDownRefresh`, () => callPage(page, 'onPullDownRefresh'));
};

const addScrolling = (desk: ApiDesk, core: HostCore): void => {
  desk.async('startPullDownRefresh', () => {
    startPullDown(core, needTop(core));
    return undefined;
  });
  desk.async('stopPullDownRefresh', () => {
    needTop(core).pulling = false;
    core.changed('pull down');
    return undefined;
  });
  desk.async('pageScrollTo', ({ scrollTop }) => {
    needTop(core).view.dom.scrollTop = Number(scrollTop ?? 0);
    return undefined;
  });
};

export const addNavigationApis = (desk: ApiDesk, core: HostCore): void => {
  addMoves(desk, core);
  addBars(desk, core);
  addScrolling(desk, core);
};
