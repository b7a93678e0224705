import type { Host } from '../create-host';
import type { PlatformName } from '../platforms';
import { driveBundle } from '../testing/drive-bundle';
import { createManualClock } from '../testing/manual-clock';
import { type Fixture, killAll, type StartOptions, startHost } from '../testing/start-host';

afterEach(killAll);

const lives = [
  'onInit',
  'onLoad',
  'onShow',
  'onReady',
  'onHide',
  'onUnload',
  'onTabItemTap',
  'onReachBottom',
];

/** Every page writes its lifecycles into one list of the app. */
const page = (extra = ''): string =>
  `${lives.map((name) => `${name}(o) { getApp().log.push(this.route.split('/')[1] + ' ${name}' + (o && Object.keys(o).length ? ' ' + JSON.stringify(o) : '')) }`).join(', ')}, ${extra}`;

const app =
  'App({ log: [], onLaunch(o) { this.log.push("launch " + o.path + " " + o.scene) }, onShow() { this.log.push("app show") }, onHide() { this.log.push("app hide") } })';

const markup = '<view>{{word}}</view>';

const tabBar = {
  list: [
    { pagePath: 'pages/home', text: '首页' },
    { pagePath: 'pages/mine', text: '我的' },
  ],
};

const fixture: Fixture = {
  app,
  appJson: {
    pages: ['pages/home', 'pages/mine', 'pages/a', 'pages/b'],
    subPackages: [{ root: 'pkg', pages: ['deep/c'] }],
    window: { navigationBarTitleText: 'App' },
    tabBar,
  },
  pages: {
    'pages/home': { markup, page: page() },
    'pages/mine': { markup, page: page() },
    'pages/a': { markup, page: page('data: { word: "a" }'), json: { navigationBarTitleText: 'A' } },
    'pages/b': { markup, page: page() },
    'pkg/deep/c': { markup, page: page() },
  },
};

/** The bundle with a clock that stands still until `settle`. */
const start = async (options: StartOptions = {}) => {
  const clock = createManualClock();
  const driven = await driveBundle({ clock, ...options }, fixture);
  return {
    host: driven.host,
    call: driven.call,
    log: (): string[] => (driven.app.log as string[]).splice(0),
    settle: (): void => clock.advance(0),
  };
};

describe('lifecycles', () => {
  test('launch: app first, then the page with its query, ready last', async () => {
    const { log, settle } = await start({ launch: { path: '/pages/a', query: { id: '7' }, scene: 1047 } });
    settle();
    expect(log()).toEqual([
      'launch pages/a 1047',
      'app show',
      'a onLoad {"id":"7"}',
      'a onShow',
      'a onReady',
    ]);
  });

  test('Baidu starts a page with onInit', async () => {
    const { host } = await startHost(
      { pages: { 'pages/a': { markup, page: 'onInit(q) { this.setData({ word: "init " + q.id }) }' } } },
      { platform: 'baidu', launch: { query: { id: '1' } } },
    );
    expect(host.current().text()).toBe('init 1');
  });

  test('to the background and back', async () => {
    const { host, log, settle } = await start();
    settle();
    log();
    host.hide();
    host.show();
    expect(log()).toEqual(['home onHide', 'app hide', 'app show', 'home onShow']);
  });

  test('an unknown first page goes to onPageNotFound, or fails', async () => {
    await expect(startHost(fixture, { launch: { path: 'pages/x' } })).rejects.toThrow(
      'The bundle has no page pages/x',
    );
  });
});

describe('moves', () => {
  test('navigateTo hides, back unloads and shows; the query stays as written', async () => {
    const { host, call, log, settle } = await start();
    settle();
    log();
    await call('navigateTo', { url: '/pages/a?q=%E4%B8%AD&empty=' });
    expect(host.current().query).toEqual({ q: '%E4%B8%AD', empty: '' });
    await host.back();
    settle();
    expect(log()).toEqual([
      'home onHide',
      'a onLoad {"q":"%E4%B8%AD","empty":""}',
      'a onShow',
      'a onUnload',
      'home onShow',
    ]);
  });

  test('relative addresses, pages of subpackages, titles', async () => {
    const { host, call } = await start();
    await call('navigateTo', { url: 'a' });
    expect([host.current().route, host.current().title()]).toEqual(['pages/a', 'A']);
    await call('setNavigationBarTitle', { title: '新' });
    expect(host.current().title()).toBe('新');
    await call('redirectTo', { url: '../pkg/deep/c' });
    expect(host.pages().map((handle) => handle.route)).toEqual(['pages/home', 'pkg/deep/c']);
  });

  test('ten pages are the limit', async () => {
    const { host, call } = await start();
    for (let count = 2; count <= 10; count += 1) await call('navigateTo', { url: '/pages/a' });
    expect(host.pages()).toHaveLength(10);
    expect(await call('navigateTo', { url: '/pages/a' })).toEqual({
      errMsg: 'navigateTo:fail webview count limit exceed',
    });
    await call('navigateBack', { delta: 4 });
    expect(host.pages()).toHaveLength(6);
    await call('navigateBack', { delta: 99 });
    expect(host.pages().map((handle) => handle.route)).toEqual(['pages/home']);
  });

  test('refusals are told by name', async () => {
    const { call } = await start();
    const texts = [
      await call('navigateTo', { url: '/pages/x' }),
      await call('navigateTo', { url: '/pages/mine' }),
      await call('switchTab', { url: '/pages/a' }),
      await call('navigateBack'),
      await call('navigateTo'),
    ].map(({ errMsg }) => errMsg);
    expect(texts).toEqual([
      'navigateTo:fail page "pages/x" is not found',
      'navigateTo:fail can not navigateTo a tabbar page',
      'switchTab:fail can not switch to no-tabBar page',
      'navigateBack:fail cannot navigate back at first page.',
      'navigateTo:fail parameter error: url is empty',
    ]);
  });
});

describe('tab bar', () => {
  test('tab pages stay alive, the others go; a finger on the bar is told to the page', async () => {
    const { host, call, log, settle } = await start();
    await call('navigateTo', { url: '/pages/a' });
    settle();
    log();
    await host.switchTab(1);
    expect(log()).toEqual([
      'a onUnload',
      'mine onLoad',
      'mine onShow',
      'mine onTabItemTap {"index":1,"pagePath":"pages/mine","text":"我的"}',
    ]);
    await call('switchTab', { url: '/pages/home' });
    settle();
    expect(log()).toEqual(['mine onHide', 'home onShow', 'mine onReady']);
    expect(host.tabBar().map((item) => item.selected)).toEqual([true, false]);
  });

  test('a tab that was hidden behind pages was hidden once', async () => {
    const { call, log, settle } = await start();
    await call('navigateTo', { url: '/pages/a' });
    settle();
    log();
    await call('switchTab', { url: '/pages/home' });
    expect(log()).toEqual(['a onUnload', 'home onShow']);
  });

  test('the tab that is in front already hears nothing', async () => {
    const { host, log, settle } = await start();
    settle();
    log();
    await host.switchTab(0);
    expect(log()).toEqual(['home onTabItemTap {"index":0,"pagePath":"pages/home","text":"首页"}']);
  });

  test('reLaunch ends everything', async () => {
    const { host, call, log, settle } = await start();
    await call('switchTab', { url: '/pages/mine' });
    settle();
    log();
    await call('reLaunch', { url: '/pages/b' });
    expect(log().sort()).toEqual(['b onLoad', 'b onShow', 'home onUnload', 'mine onUnload']);
    expect(host.tabBarVisible()).toBe(false);
  });

  test('badges and dots', async () => {
    const { host, call } = await start();
    await call('setTabBarBadge', { index: 1, text: '3' });
    expect(host.tabBar()[1]).toMatchObject({ badge: '3', redDot: false });
    await call('showTabBarRedDot', { index: 1 });
    expect(host.tabBar()[1]).toMatchObject({ badge: '', redDot: true });
    expect(await call('setTabBarBadge', { index: 9, text: '3' })).toEqual({
      errMsg: 'setTabBarBadge:fail tabbar item not found',
    });
  });
});

describe('setData', () => {
  const draw = async (platform: PlatformName, run: string): Promise<Host> =>
    (
      await startHost(
        {
          pages: {
            'pages/a': {
              markup: '<view>{{root.cn[0].v}}|{{root.cn[1].v}}|{{done}}</view>',
              page: `data: { root: { cn: [{ v: 1 }, { v: 2 }] } }, onLoad() { ${run} }, onInit() { ${run} }`,
            },
          },
        },
        { platform },
      )
    ).host;

  test('paths with brackets everywhere, bare indexes on Baidu', async () => {
    expect((await draw('wechat', 'this.setData({ "root.cn.[1].v": 9 })')).current().text()).toBe('1|9|');
    expect((await draw('baidu', 'this.setData({ "root.cn.1.v": 9 })')).current().text()).toBe('1|9|');
  });

  test('the call back comes later, and the size is counted in bytes', async () => {
    const host = await draw(
      'wechat',
      'let now = true; this.setData({ done: "中" }, () => this.setData({ done: now })); now = false',
    );
    await host.waitFor(() => host.current().text().endsWith('false'));
    expect(host.setDataBytes()).toEqual({ 'pages/a': '{"done":"中"}'.length + 2 + '{"done":false}'.length });
    expect(host.current().setDataCalls()).toBe(2);
  });

  test('what was handed over is a copy', async () => {
    const host = await draw(
      'wechat',
      'const given = { cn: [{ v: "alt" }, {}] }; this.setData({ root: given }); given.cn[0].v = "neu"; this.setData({ done: this.data.root.cn[0].v })',
    );
    expect(host.current().text()).toBe('alt||alt');
  });
});

describe('pulling and scrolling', () => {
  test('a page that enables it can be pulled until it stops', async () => {
    const page =
      'onPullDownRefresh() { this.setData({ word: "gezogen" }); setTimeout(() => wx.stopPullDownRefresh(), 1) }';
    const { host } = await startHost({
      pages: { 'pages/a': { markup, page, json: { enablePullDownRefresh: true } } },
    });
    host.current().pullDownRefresh();
    expect([host.current().text(), host.current().pulling()]).toEqual(['gezogen', true]);
    await host.waitFor(() => !host.current().pulling());
  });

  test('a page that does not cannot', async () => {
    const { host } = await startHost({ pages: { 'pages/a': { markup } } });
    expect(() => host.current().pullDownRefresh()).toThrow(/does not enable/);
  });

  test('the bottom of the page is told; sharing answers what the page says', async () => {
    const page =
      'onReachBottom() { this.setData({ word: "unten" }) }, onShareAppMessage(o) { return { title: o.from } }';
    const { host } = await startHost({ pages: { 'pages/a': { markup, page } } });
    host.current().scrollToLower();
    expect(host.current().text()).toBe('unten');
    expect(host.current().share()).toEqual({ title: 'menu' });
  });
});
