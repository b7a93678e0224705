import type { Host } from '../create-host';
import { createManualClock } from '../testing/manual-clock';
import { killAll, type StartOptions, startHost } from '../testing/start-host';

afterEach(killAll);

const note = `note(e) { this.setData({ log: (this.data.log || []).concat(e.type + ':' + JSON.stringify(e.detail)) }) },`;

const draw = async (markup: string, page = '', options: StartOptions = {}): Promise<Host> => {
  const fixture = { pages: { 'pages/a': { markup, page: `data: { log: [] }, ${note} ${page}` } } };
  return (await startHost(fixture, options)).host;
};

/** The fixture's own way to read what happened: one view per entry. */
const entries = '<view wx:for="{{log}}" wx:key="*this" class="entry">{{item}}</view>';

const seen = (host: Host): string[] =>
  host
    .current()
    .all({ class: 'entry' })
    .map((entry) => entry.text());

describe('text fields', () => {
  test('typing tells the page, is cut at maxlength, and blur comes with the next tap elsewhere', async () => {
    const markup = `<input id="in" maxlength="3" bindinput="note" bindfocus="note" bindblur="note" /><view id="x">x</view>${entries}`;
    const host = await draw(markup);
    host.current().input({ id: 'in' }, '一二三四');
    host.current().tap({ id: 'x' });
    expect(seen(host)).toEqual([
      'focus:{"value":"","height":0}',
      'input:{"value":"一二三","cursor":3,"keyCode":0}',
      'blur:{"value":"一二三","cursor":3}',
    ]);
  });

  test('a disabled field takes no text', async () => {
    const host = await draw('<input id="in" disabled="{{true}}" />');
    expect(() => host.current().input({ id: 'in' }, 'a')).toThrow(/is disabled/);
  });

  test('the page can set the text; the confirm key is an event; a password is not readable', async () => {
    const markup = `<input id="in" value="{{v}}" password="{{true}}" bindconfirm="note" />${entries}`;
    const host = await draw(markup, 'onReady() { this.setData({ v: "geheim" }) }');
    await host.waitFor(() => host.current().find({ id: 'in' }).value() === 'geheim');
    host.current().confirm({ id: 'in' });
    expect(seen(host)).toEqual(['confirm:{"value":"geheim"}']);
    expect(host.current().find({ id: 'in' }).text()).toBe('••••••');
  });

  test('WeChat reviews a nickname after blur, the others do not', async () => {
    const markup = `<input id="in" type="nickname" bindnicknamereview="note" /><view id="x">x</view>${entries}`;
    const host = await draw(markup);
    host.current().input({ id: 'in' }, '小明');
    host.current().tap({ id: 'x' });
    await host.waitFor(() => seen(host).length === 1);
    expect(seen(host)).toEqual(['nicknamereview:{"pass":true,"timeout":false}']);
  });
});

describe('choices', () => {
  test('a label toggles its checkbox, and the group tells all checked values', async () => {
    const markup = `<checkbox-group bindchange="note"><label id="l"><checkbox value="a" /><text>gut</text></label>
      <checkbox id="b" value="b" /><checkbox id="c" value="c" disabled="{{true}}" /></checkbox-group>${entries}`;
    const host = await draw(markup);
    host.current().tap({ text: 'gut' });
    host.current().tap({ id: 'b' });
    host.current().tap({ id: 'c' });
    host.current().tap({ id: 'l' });
    expect(seen(host)).toEqual([
      'change:{"value":["a"]}',
      'change:{"value":["a","b"]}',
      'change:{"value":["b"]}',
    ]);
  });

  test('one radio of a group is on; tapping it again is no event', async () => {
    const markup = `<radio-group bindchange="note"><radio id="m" value="m" checked="{{true}}" /><radio id="f" value="f" /></radio-group>${entries}`;
    const host = await draw(markup);
    host.current().tap({ id: 'm' });
    host.current().tap({ id: 'f' });
    expect(seen(host)).toEqual(['change:{"value":"f"}']);
    expect(host.current().find({ id: 'm' }).value()).toBe(false);
  });

  test('a switch toggles', async () => {
    const host = await draw(`<switch id="s" bindchange="note" />${entries}`);
    host.current().tap({ id: 's' });
    host.current().tap({ id: 's' });
    expect(seen(host)).toEqual(['change:{"value":true}', 'change:{"value":false}']);
  });
});

describe('forms', () => {
  const markup = `<form bindsubmit="note" bindreset="note"><input id="in" name="n" value="x" /><input value="unnamed" />
    <switch name="s" checked="{{true}}" /><radio-group name="r"><radio value="1" checked="{{true}}" /></radio-group>
    <picker name="p" mode="selector" range="{{range}}" value="{{1}}"><view>p</view></picker>
    <button id="go" form-type="submit">go</button><button id="clear" form-type="reset">clear</button></form>${entries}`;

  test('submit carries the value of every named field', async () => {
    const host = await draw(markup, 'range: []');
    host.current().input({ id: 'in' }, 'y');
    host.current().tap({ id: 'go' });
    expect(seen(host)).toEqual(['submit:{"value":{"n":"y","s":true,"r":"1","p":1}}']);
  });

  test('reset empties the fields and tells the page', async () => {
    const host = await draw(markup, 'range: []');
    host.current().tap({ id: 'clear' });
    expect(seen(host)).toEqual(['reset:{}']);
    expect(host.current().find({ id: 'in' }).value()).toBe('');
  });
});

describe('picker', () => {
  const markup = `<picker id="p" mode="selector" range="{{['rot','grün']}}" bindchange="note" bindcancel="note"><view>wählen</view></picker>
    <picker id="d" mode="date" value="2020-01-01" bindchange="note"><view>tag</view></picker>
    <picker id="r" mode="region" bindchange="note"><view>ort</view></picker>${entries}`;

  test('a selector answers with the index, by index or by label', async () => {
    const host = await draw(markup);
    host.current().tap({ text: 'wählen' });
    expect(host.sheet()).toMatchObject({
      kind: 'picker',
      data: { mode: 'selector', range: ['rot', 'grün'] },
    });
    host.sheet()?.choose('confirm', 'grün');
    await host.waitFor(() => seen(host).length === 1);
    host.current().tap({ id: 'p' });
    host.sheet()?.choose('cancel');
    await host.waitFor(() => seen(host).length === 2);
    expect(seen(host)).toEqual(['change:{"value":1}', 'cancel:{}']);
  });

  test('an entry that is not there is a loud mistake of the test', async () => {
    const host = await draw(markup);
    host.current().tap({ id: 'p' });
    host.sheet()?.choose('confirm', 'blau');
    await host.waitFor(() => host.errors().length > 0);
    expect(host.errors()[0]?.message).toMatch(/no entry "blau", only rot, grün/);
  });

  test('a multiSelector tells of each wheel that was moved, then answers with all of them', async () => {
    const host = await draw(
      `<picker id="m" mode="multiSelector" range="{{[['a','b'],['c','d'],[]]}}" value="{{[1,0,0]}}" bindcolumnchange="note" bindchange="note"><view>rollen</view></picker>${entries}`,
    );
    host.current().tap({ id: 'm' });
    expect(host.sheet()).toMatchObject({
      data: { mode: 'multiSelector', range: [['a', 'b'], ['c', 'd'], []], value: [1, 0, 0] },
    });
    host.sheet()?.choose('confirm', ['b', 'd', 0]);
    await host.waitFor(() => seen(host).length === 2);
    expect(seen(host)).toEqual(['columnchange:{"column":1,"value":1}', 'change:{"value":[1,1,0]}']);
    host.current().tap({ id: 'm' });
    host.sheet()?.choose('confirm', ['x', 0, 0]);
    await host.waitFor(() => host.errors().length > 0);
    expect(host.errors()[0]?.message).toMatch(/no entry "x", only a, b/);
  });

  test('date keeps its value unless another is chosen, region takes names', async () => {
    const host = await draw(markup);
    host.current().tap({ id: 'd' });
    host.sheet()?.choose('confirm');
    await host.waitFor(() => seen(host).length === 1);
    host.current().tap({ id: 'r' });
    host.sheet()?.choose('confirm', ['广东省', '广州市', '天河区']);
    await host.waitFor(() => seen(host).length === 2);
    expect(seen(host)).toEqual([
      'change:{"value":"2020-01-01"}',
      'change:{"value":["广东省","广州市","天河区"],"code":[],"postcode":""}',
    ]);
  });
});

describe('moving parts', () => {
  const slides = '<swiper-item><view>1</view></swiper-item><swiper-item><view>2</view></swiper-item>';

  test('a swiper tells the slide, and goes on by itself with autoplay', async () => {
    const clock = createManualClock();
    const markup = `<swiper id="s" autoplay="{{true}}" interval="{{1000}}" bindchange="note">${slides}</swiper>${entries}`;
    const host = await draw(markup, '', { clock });
    host.current().swipe({ id: 's' }, 1);
    clock.advance(1000);
    expect(seen(host)).toEqual([
      'change:{"current":1,"currentItemId":"","source":"touch"}',
      'change:{"current":0,"currentItemId":"","source":"autoplay"}',
    ]);
  });

  test('the bottom of a scroll-view is an event of its own', async () => {
    const markup = `<scroll-view id="s" bindscrolltolower="note"><view>x</view></scroll-view>${entries}`;
    const host = await draw(markup);
    host.current().scrollToLower({ text: 'x' });
    expect(seen(host)).toEqual(['scrolltolower:{"direction":"bottom"}']);
  });

  test('a scroll-view without a refresher cannot be pulled', async () => {
    const host = await draw('<scroll-view id="s"><view>x</view></scroll-view>');
    expect(() => host.current().pullDownRefresh({ id: 's' })).toThrow(/no refresher/);
  });
});

describe('content', () => {
  test('a picture is asked for under its real address, and its arrival is an event', async () => {
    const markup = `<image id="i" src="http://127.0.0.1:8080/a.png" bindload="note" />${entries}`;
    const network = { fetch, origins: { 'http://127.0.0.1:8080': 'http://127.0.0.1:9' } };
    const host = await draw(markup, '', { network });
    const picture = host.current().find({ id: 'i' }).dom.querySelector('img');
    expect(picture?.src).toBe('http://127.0.0.1:9/a.png');
    const view = picture?.ownerDocument.defaultView;
    if (view) picture?.dispatchEvent(new view.Event('load'));
    expect(seen(host)).toEqual(['load:{"width":0,"height":0}']);
  });

  test('rich text keeps text and drops scripts and handlers', async () => {
    const markup = '<rich-text id="r" nodes="{{html}}" />';
    const html = '<p onclick=\\"x()\\">gut<script>böse<\\/script><b>fett</b></p>';
    const host = await draw(markup, `onReady() { this.setData({ html: "${html}" }) }`);
    await host.waitFor(() => host.current().find({ id: 'r' }).text() !== '');
    expect(host.current().find({ id: 'r' }).dom.innerHTML).toBe('<p>gut<b>fett</b></p>');
  });

  test('inline styles are in px: 750 rpx are the width of the screen', async () => {
    const host = await draw('<view id="v" style="width: 75rpx">x</view>');
    expect(host.current().find({ id: 'v' }).dom.style.width).toBe('37.5px');
  });
});
