import type { PlatformName } from '../platforms';
import { type Fixture, killAll, prepareHost, startHost } from '../testing/start-host';

afterEach(killAll);

const page = `
  data: { list: [{ id: 'a', n: 1 }, { id: 'b', n: 2 }], on: true, word: '字' },
  tap(e) { this.setData({ tapped: e.currentTarget.dataset.id }) },`;

const script = 'module.exports = { twice: function (n) { return n * 2 } }';

const base = 'pages/home/index';

const fixtures: Record<PlatformName, Fixture> = {
  wechat: {
    pages: {
      [base]: {
        page,
        markup: `<wxs module="xs" src="./u.wxs" /><import src="./part.wxml" />
          <view wx:for="{{list}}" wx:key="id" data-id="{{item.id}}" id="{{item.id}}" bindtap="tap">{{index}}{{xs.twice(item.n)}}</view>
          <text wx:if="{{on}}">an</text><text wx:else>aus</text>
          <template is="part" data="{{word:word}}" /><text>{{tapped}}</text>`,
      },
    },
    files: {
      'pages/home/u.wxs': script,
      'pages/home/part.wxml': '<template name="part"><text>{{word}}</text></template>',
    },
  },
  douyin: {
    pages: {
      [base]: {
        page,
        markup: `<sjs module="xs" src="./u.sjs" /><import src="./part.ttml" />
          <view tt:for="{{list}}" tt:key="id" data-id="{{item.id}}" id="{{item.id}}" bindtap="tap">{{index}}{{xs.twice(item.n)}}</view>
          <text tt:if="{{on}}">an</text><text tt:else>aus</text>
          <template is="part" data="{{word:word}}" /><text>{{tapped}}</text>`,
      },
    },
    files: {
      'pages/home/u.sjs': script,
      'pages/home/part.ttml': '<template name="part"><text>{{word}}</text></template>',
    },
  },
  baidu: {
    pages: {
      [base]: {
        page,
        markup: `<import-sjs module="xs" src="./u.sjs" /><import src="./part.swan" />
          <view s-for="item, index in list trackBy item.id" data-id="{{item.id}}" id="{{item.id}}" bindtap="tap">{{index}}{{xs.twice(item.n)}}</view>
          <text s-if="on">an</text><text s-else>aus</text>
          <template is="part" data="{{{word:word}}}" /><text>{=tapped=}</text>`,
      },
    },
    files: {
      'pages/home/u.sjs': script,
      'pages/home/part.swan': '<template name="part"><text>{{word}}</text></template>',
    },
  },
  kuaishou: {
    pages: {
      [base]: {
        page,
        markup: `<import src="./part.ksml" />
          <view ks:for="{{list}}" ks:key="id" data-id="{{item.id}}" id="{{item.id}}" bindtap="tap">{{index}}{{item.n * 2}}</view>
          <text ks:if="{{on}}">an</text><text ks:else>aus</text>
          <template is="part" data="{{word:word}}" /><text>{{tapped}}</text>`,
      },
    },
    files: { 'pages/home/part.ksml': '<template name="part"><text>{{word}}</text></template>' },
  },
};

describe.each(Object.keys(fixtures) as PlatformName[])('the template dialect of %s', (platform) => {
  test('loops, conditions, scripts and imported templates draw the same page', async () => {
    const { host } = await startHost(fixtures[platform], { platform });
    expect(host.current().text().split('\n')).toEqual(['02', '14', 'an字']);
  });

  test('events reach the page with the data of their node', async () => {
    const { host } = await startHost(fixtures[platform], { platform });
    host.current().tap({ id: 'b' });
    expect(host.current().text()).toMatch(/an字b$/);
  });
});

describe('what a template may not hold', () => {
  test('a syntax error is named with file and line', () => {
    const broken = { pages: { [base]: { markup: '<view>\n<view wx:for="{{a b}}"></view></view>' } } };
    expect(() => prepareHost(broken)).toThrow(/pages\/home\/index, line 2/);
  });

  test('a component that the host does not know fails by name', async () => {
    const { host } = prepareHost({ pages: { [base]: { markup: '<view><live-pusher /></view>' } } });
    await expect(host.launch()).rejects.toThrow('HostNotSimulated: component <live-pusher>');
    expect(host.errors().map((error) => error.message)).toContain(
      'HostNotSimulated: component <live-pusher>',
    );
  });

  test('the same holds when it appears later, by setData', async () => {
    const markup = '<view id="go" bindtap="go">go</view><map wx:if="{{on}}" />';
    const { host } = await startHost({
      pages: { [base]: { markup, page: 'go() { this.setData({ on: true }) }' } },
    });
    host.current().tap({ id: 'go' });
    expect(host.errors().map((error) => error.message)).toContain('HostNotSimulated: component <map>');
  });
});

test('Baidu: alternatives, loops without trackBy, and an item named otherwise', async () => {
  const markup = `<view s-for="good in goods"><text s-if="good === 1">eins</text><text s-elif="{{good === 2}}">zwei</text><text s-else>viele</text></view>
    <view s-for="goods trackBy item">{{item}}</view>`;
  const { host } = await startHost(
    { pages: { [base]: { markup, page: 'data: { goods: [1, 2, 3] }' } } },
    { platform: 'baidu' },
  );
  expect(host.current().text().split('\n')).toEqual(['eins', 'zwei', 'viele', '1', '2', '3']);
});
