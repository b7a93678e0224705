import type { Host } from '../create-host';
import type { PlatformName } from '../platforms';
import { type Fixture, killAll, type StartOptions, startHost } from '../testing/start-host';

afterEach(killAll);

const page = `
  data: { log: [] },
  note(e) { this.setData({ log: this.data.log.concat(e.type + ' ' + e.currentTarget.dataset.sid + ' of ' + e.target.dataset.sid) }) },
  raw(e) { this.setData({ raw: JSON.stringify(e) }) },
  stop(e) { this.note(e); return false },
  boom() { throw new Error('boom') },`;

const entries =
  '<view wx:for="{{log}}" wx:key="*this" class="entry">{{item}}</view><view id="raw">{{raw}}</view>';

const draw = async (
  markup: string,
  options: StartOptions = {},
  extra: Partial<Fixture> = {},
): Promise<Host> =>
  (await startHost({ pages: { 'pages/a': { markup: markup + entries, page } }, ...extra }, options)).host;

const seen = (host: Host): string[] =>
  host
    .current()
    .all({ class: 'entry' })
    .map((entry) => entry.text());

describe('touches', () => {
  test('a tap is touchstart, touchend, tap; each goes to every bound ancestor, innermost first', async () => {
    const host = await draw(
      `<view data-sid="out" bindtap="note" bindtouchstart="note"><view data-sid="in" id="in" bindtap="note" bindtouchend="note"><text>ziel</text></view></view>`,
    );
    host.current().tap({ text: 'ziel' });
    expect(seen(host)).toEqual(
      ['touchstart out of ', 'touchend in of ', 'tap in of ', 'tap out of '].map(
        (line) => `${line}undefined`,
      ),
    );
  });

  test('catch ends the way, and so does a handler that returns false', async () => {
    const host = await draw(
      `<view data-sid="out" bindtap="note"><view data-sid="c" id="c" catchtap="note">c</view><view data-sid="f" id="f" bindtap="stop">f</view></view>`,
    );
    host.current().tap({ id: 'c' });
    host.current().tap({ id: 'f' });
    expect(seen(host)).toEqual(['tap c of c', 'tap f of f']);
  });

  test('a drag is a touch that moves and ends elsewhere, and no tap', async () => {
    const host = await draw(
      '<view id="in" data-sid="in" bindtouchstart="note" bindtouchmove="note" bindtap="note" bindtouchend="raw">x</view>',
    );
    host.current().drag({ id: 'in' }, -80, 6);
    expect(seen(host)).toEqual(['touchstart', 'touchmove', 'touchmove'].map((type) => `${type} in of in`));
    const event = JSON.parse(host.current().find({ id: 'raw' }).text()) as Record<string, unknown>;
    expect(event).toMatchObject({ type: 'touchend', changedTouches: [{ pageX: -80, pageY: 6 }] });
  });

  test('the event is plain data with target, current target, detail and touches', async () => {
    const host = await draw(
      '<view id="out" data-sid="1" bindtap="raw"><view id="in" data-sid="2">x</view></view>',
    );
    host.current().tap({ id: 'in' });
    const event = JSON.parse(host.current().find({ id: 'raw' }).text()) as Record<string, unknown>;
    expect(event).toMatchObject({
      type: 'tap',
      timeStamp: expect.any(Number),
      target: { id: 'in', dataset: { sid: '2' } },
      currentTarget: { id: 'out', dataset: { sid: '1' } },
      detail: { x: 0, y: 0 },
      touches: [{ identifier: 0 }],
    });
  });

  test.each<[PlatformName, string]>([
    ['wechat', 'longpress'],
    ['douyin', 'longpress'],
    ['baidu', 'longtap'],
    ['kuaishou', 'longtap'],
  ])('%s calls a long press %s', async (platform, type) => {
    const markup = '<view id="v" bindlongpress="raw" bindlongtap="raw">x</view><view id="raw">{{raw}}</view>';
    const { host } = await startHost({ pages: { 'pages/a': { markup, page } } }, { platform });
    host.current().longPress({ id: 'v' });
    expect(JSON.parse(host.current().find({ id: 'raw' }).text())).toMatchObject({ type });
  });

  test('a click in the document is the same tap', async () => {
    const host = await draw('<view id="v" data-sid="v" bindtap="note">x</view>');
    host.current().find({ id: 'v' }).dom.click();
    expect(seen(host)).toEqual(['tap v of v']);
  });

  test('an error in a handler is kept with its place and tells the app', async () => {
    const app = 'App({ onError(text) { this.told = text } })';
    const host = await draw('<view id="v" bindtap="boom">x</view>', {}, { app });
    host.current().tap({ id: 'v' });
    expect(host.errors()).toMatchObject([{ message: 'boom', where: 'event tap (boom)' }]);
  });
});

describe('what a finger cannot do', () => {
  test('a disabled button gives no tap and runs nothing', async () => {
    const host = await draw(
      '<view data-sid="out" bindtap="note"><button id="b" disabled="{{true}}" open-type="getPhoneNumber" bindtap="note">b</button></view>',
    );
    host.current().tap({ id: 'b' });
    expect(seen(host)).toEqual([]);
    expect(host.sheet()).toBeNull();
  });

  test('an open sheet covers the page', async () => {
    const host = await draw('<button id="b" open-type="getPhoneNumber">b</button>');
    host.current().tap({ id: 'b' });
    await host.waitFor(() => host.sheet());
    expect(() => host.current().tap({ id: 'b' })).toThrow(/the sheet phone-consent .* covers it/);
  });

  test('a loading mask covers it too', async () => {
    const app = 'App({ onLaunch() { wx.showLoading({ title: "…", mask: true }) } })';
    const host = await draw('<view id="v">x</view>', {}, { app });
    expect(() => host.current().tap({ id: 'v' })).toThrow(/a loading mask covers it/);
  });

  test('what is not there cannot be tapped, and the error shows what is', async () => {
    const host = await draw('<view>nur das</view>');
    expect(() => host.current().tap({ text: 'fehlt' })).toThrow(
      /nothing like \{"text":"fehlt"\}. Visible:\nnur das/,
    );
  });
});

test('events cross the border of a custom component, whose handler runs first', async () => {
  const files = {
    'comp.json': '{"component":true,"usingComponents":{"comp":"./comp"}}',
    'comp.wxml':
      '<view wx:if="{{i.leaf}}" id="leaf" data-sid="leaf" bindtap="eh">{{i.leaf}}</view><comp wx:elif="{{i.child}}" i="{{i.child}}" />',
    'comp.js':
      "Component({ options: { virtualHost: true }, properties: { i: { type: Object, value: {} } }, methods: { eh(e) { getApp().order = ['component ' + e.currentTarget.dataset.sid] } } })",
  };
  const markup =
    '<view data-sid="page" bindtap="read"><comp i="{{tree}}" /></view><view id="out">{{out}}</view>';
  const own = `data: { tree: { child: { child: { leaf: 'blatt' } } } },
    read(e) { this.setData({ 'tree.child.child.leaf': 'neu', out: getApp().order.concat('page ' + e.currentTarget.dataset.sid).join(', ') }) }`;
  const { host } = await startHost({
    pages: { 'pages/a': { markup, page: own, json: { usingComponents: { comp: '../comp' } } } },
    files,
  });
  host.current().tap({ text: 'blatt' });
  expect(host.current().find({ id: 'out' }).text()).toBe('component leaf, page page');
  expect(host.current().find({ id: 'leaf' }).text()).toBe('neu');
});
