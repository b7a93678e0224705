import { memoryBundle } from './bundle-source';
import { createScriptedCloud } from './cloud/scripted-cloud';
import { createMemoryStorage } from './core/storage';
import { createHost } from './create-host';
import { createJsdomWindow } from './node/jsdom-window';
import { driveBundle } from './testing/drive-bundle';
import { createManualClock } from './testing/manual-clock';
import { fixtureFiles, killAll, prepareHost, startHost } from './testing/start-host';

afterEach(killAll);

const markup = '<view id="v" bindtap="tap">{{word}}</view>';

describe('what the bundle finds', () => {
  const look = async (expression: string): Promise<string> => {
    const page = `onLoad() { this.setData({ word: String(${expression}) }) }`;
    const { host } = await startHost({ pages: { 'pages/a': { markup, page } } });
    return host.current().text();
  };

  test('only what a phone has: no window, process, fetch, URL or another host’s global', async () => {
    for (const name of [
      'window',
      'document',
      'process',
      'fetch',
      'URL',
      'AbortController',
      'tt',
      'setImmediate',
    ]) {
      expect([name, await look(`typeof ${name}`)]).toEqual([name, 'undefined']);
    }
    expect(await look('typeof globalThis.process')).toBe('undefined');
    expect(await look('typeof globalThis.Math.max')).toBe('function');
  });

  test('APIs are enumerable own members of a writable object', async () => {
    expect(await look('Object.keys(wx).includes("login") && (wx.mine = 1) && wx.mine')).toBe('1');
  });

  test('an unknown member is undefined; a known one that is not simulated throws by name and is recorded', async () => {
    expect(await look('typeof wx.nothingLikeThis')).toBe('undefined');
    expect(
      await look(
        '[typeof wx.requestPayment, wx.canIUse("requestPayment"), wx.canIUse("login"), wx.canIUse("button.open-type.x")]',
      ),
    ).toBe('function,false,true,true');
    const { host } = await startHost({
      pages: { 'pages/a': { markup, page: 'onLoad() { wx.requestPayment({}) }' } },
    });
    expect(host.errors().map(({ message }) => message)).toContain('HostNotSimulated: wx.requestPayment');
  });

  test('promises without callbacks where the vendor has them', async () => {
    const wechat = await driveBundle();
    await expect(wechat.api.getStorage?.({ key: 'x' })).rejects.toEqual({
      errMsg: 'getStorage:fail data not found',
    });
    await expect(wechat.api.getNetworkType?.()).resolves.toMatchObject({ networkType: 'wifi' });
    expect(wechat.api.getPrivacySetting?.()).toBeUndefined();
    const kuaishou = await driveBundle({ platform: 'kuaishou' });
    expect(kuaishou.api.getNetworkType?.()).toBeUndefined();
  });

  test('time is the host’s', async () => {
    const clock = createManualClock(Date.parse('2030-01-01T00:00:00Z'));
    const page = 'onLoad() { setTimeout(() => this.setData({ word: new Date().toISOString() }), 3600000) }';
    const { host } = await startHost({ pages: { 'pages/a': { markup, page } } }, { clock });
    clock.advance(3_600_000);
    expect(host.current().text()).toBe('2030-01-01T01:00:00.000Z');
  });
});

describe('errors', () => {
  test('a rejected promise without a handler is the bundle’s error, a handled one is not', async () => {
    const page =
      'onLoad() { Promise.reject(new Error("verloren")); Promise.reject(new Error("gefangen")).catch(() => {}); Promise.reject(new Error("kette")).then(() => {}) }';
    const app = 'App({ onUnhandledRejection(r) { this.told = (this.told || []).concat(r.reason.message) } })';
    const { host, app: registered } = await driveBundle({}, { pages: { 'pages/a': { markup, page } }, app });
    await host.waitFor(() => host.errors().length === 2);
    expect(host.errors().map(({ message }) => message)).toEqual(['verloren', 'kette']);
    expect(registered.told).toEqual(['verloren', 'kette']);
  });

  test('timers, callbacks and lifecycles too; the host goes on', async () => {
    const page =
      'onLoad() { setTimeout(() => { throw new Error("timer") }, 0); wx.getNetworkType({ success() { throw new Error("callback") } }); throw new Error("leben") }';
    const { host } = await startHost({ pages: { 'pages/a': { markup, page } } });
    await host.waitFor(() => host.errors().length === 3);
    expect(
      host
        .errors()
        .map(({ where }) => where)
        .sort(),
    ).toEqual(['pages/a onLoad', 'timer', 'wx.getNetworkType success']);
  });

  test('an app that cannot start says why', async () => {
    const { host } = prepareHost({ pages: { 'pages/a': { markup } }, app: 'throw new Error("kaputt")' });
    await expect(host.launch()).rejects.toThrow('kaputt');
    const noPage = prepareHost({ pages: { 'pages/a': { markup } }, files: { 'pages/a.js': '' } });
    await expect(noPage.host.launch()).rejects.toThrow('pages/a.js does not call Page()');
    expect(() =>
      createHost({
        platform: 'wechat',
        bundle: memoryBundle({}),
        window: createJsdomWindow(),
        cloud: createScriptedCloud(),
        network: { fetch },
        storage: createMemoryStorage(),
      }),
    ).toThrow('The bundle has no app.json');
  });
});

describe('waitFor', () => {
  test('looks again at every change', async () => {
    const page = 'tap() { setTimeout(() => this.setData({ word: "da" }), 1) }';
    const { host } = await startHost({ pages: { 'pages/a': { markup, page } } });
    let looks = 0;
    host.current().tap({ id: 'v' });
    await host.waitFor(
      () => {
        looks += 1;
        return host.current().text() === 'da';
      },
      { timeoutMs: 60_000 },
    );
    expect(looks).toBeLessThan(10);
  });

  test('says what was awaited and what is on the screen', async () => {
    const { host } = await startHost({ pages: { 'pages/a': { markup, page: 'data: { word: "hier" }' } } });
    const waiting = host.waitFor(() => host.current().find({ id: 'fehlt' }), {
      timeoutMs: 5,
      what: 'das Fehlende',
    });
    await expect(waiting).rejects.toThrow(/Waited 5 ms for das Fehlende[\s\S]*Last error[\s\S]*hier/);
  });
});

describe('several hosts', () => {
  test('share a document and a process, nothing else', async () => {
    const page =
      'data: { word: 0 }, tap() { wx.count = (wx.count || 0) + 1; wx.setStorageSync("n", wx.count); this.setData({ word: wx.count }) }';
    const bundle = memoryBundle(fixtureFiles('wechat', { pages: { 'pages/a': { markup, page } } }));
    const window = createJsdomWindow();
    const [first, second] = [1, 2].map(() =>
      createHost({
        platform: 'wechat',
        bundle,
        window,
        cloud: createScriptedCloud(),
        network: { fetch },
        storage: createMemoryStorage(),
      }),
    );
    if (!first || !second) throw new Error('two hosts');
    await Promise.all([first.launch(), second.launch()]);
    first.current().tap({ id: 'v' });
    first.current().tap({ id: 'v' });
    expect([first.current().text(), second.current().text()]).toEqual(['2', '0']);
    expect([first.calls('setStorageSync'), second.calls('setStorageSync')]).toEqual([2, 0]);
    second.current().find({ id: 'v' }).dom.click();
    expect([first.current().text(), second.current().text()]).toEqual(['2', '1']);
    first.kill();
    expect(second.current().text()).toBe('1');
    expect(window.document.querySelectorAll('.host-page')).toHaveLength(1);
    second.kill();
  });
});

describe('the end', () => {
  test('kill stops timers, removes pages and sheets, and calls nothing back', async () => {
    const clock = createManualClock();
    const page =
      'onLoad() { getApp().ticks = 0; setInterval(() => { getApp().ticks += 1 }, 10) }, onUnload() { getApp().unloaded = true }';
    const { host, app, call } = await driveBundle({ clock }, { pages: { 'pages/a': { markup, page } } });
    clock.advance(25);
    const modal = call('showModal', { title: 't' });
    await host.waitFor(() => host.sheet());
    host.kill();
    clock.advance(1000);
    expect([app.ticks, app.unloaded]).toEqual([2, undefined]);
    expect([host.sheet(), host.pages()]).toEqual([null, []]);
    await expect(Promise.race([modal, Promise.resolve('nothing')])).resolves.toBe('nothing');
    expect(() => host.current()).toThrow('No page is open');
  });
});

describe('sheets, toasts, styles', () => {
  test('modal and action sheet; a wrong choice is named', async () => {
    const { call, host } = await driveBundle();
    const modal = call('showModal', { title: 't', content: 'c', showCancel: false, confirmText: '好' });
    const sheet = await host.waitFor(() => host.sheet());
    expect(sheet.choices).toEqual([{ id: 'confirm', label: '好' }]);
    expect(() => sheet.choose('cancel')).toThrow('The sheet modal has no choice "cancel", only confirm');
    sheet.choose('confirm');
    expect(await modal).toMatchObject({ confirm: true, cancel: false });
    const menu = call('showActionSheet', { itemList: ['一', '二'] });
    (await host.waitFor(() => host.sheet())).choose('cancel');
    expect(await menu).toEqual({ errMsg: 'showActionSheet:fail cancel' });
    expect(() => sheet.choose('confirm')).toThrow('The sheet modal is gone');
  });

  test('a policy answers instead of the person', async () => {
    const { call } = await driveBundle({ answer: ({ kind }) => (kind === 'action-sheet' ? '1' : undefined) });
    expect(await call('showActionSheet', { itemList: ['一', '二'] })).toMatchObject({ tapIndex: 1 });
  });

  test('a toast goes by itself, a loading mask does not', async () => {
    const clock = createManualClock();
    const { call, host } = await driveBundle({ clock });
    await call('showLoading', { title: '…' });
    clock.advance(60_000);
    expect(host.loading()).toEqual({ title: '…', mask: false });
    await call('showToast', { title: '好', icon: 'none' });
    expect([host.loading(), host.toast()?.title]).toEqual([null, '好']);
    clock.advance(1500);
    expect([host.toast(), host.toasts().length]).toEqual([null, 1]);
  });

  test('styles: imports inlined, rpx as px, tags as they are drawn', async () => {
    const files = {
      'app.wxss': '@import "./base.wxss"; page { padding: 20rpx } .page { margin: 0 }',
      'base.wxss': 'view, .a > text { width: 750rpx }',
    };
    const { host } = await startHost({ pages: { 'pages/a': { markup } }, files });
    expect(host.styles('pages/a').app).toBe(
      'wx-view, .a > wx-text { width: 375px } wx-page { padding: 10px } .page { margin: 0 }',
    );
  });
});
