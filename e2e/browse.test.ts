import type { Host } from '../sandbox/host/create-host';
import { goodsIds, goodsPrices, goodsStand, openSearch, searchFor, typedWords } from './testing/browse';
import { ends } from './testing/ends';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import {
  becomeMember,
  confirmModal,
  homeWithGoods,
  openMe,
  openProduct,
  openSettings,
  openTab,
  pageOpens,
  tapPhoneButton,
  told,
} from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

const isSorted = (prices: readonly number[], sign: 1 | -1): boolean =>
  prices.every((price, at) => at === 0 || sign * (price - (prices[at - 1] ?? price)) >= 0);

const retry = { id: 'retry' };
const shelfStands = (host: Host, start: string): Promise<unknown> =>
  host.waitFor(() => goodsIds(host, 'shelf-item')[0]?.startsWith(start), { what: `the shelf ${start}` });

describe.each(ends)('looking around on %s', (end) => {
  const phoneOf = () => stage.phone(end, stage.person().id);

  test('[H01] [H02] [B04] four tabs; the home page grows page by page to its end and is pulled anew', async () => {
    const host = await phoneOf().start();
    await homeWithGoods(host);
    expect(host.tabBar().map(({ text }) => text)).toEqual(['首页', '分类', '购物车', '我的']);
    await host.waitFor(() => host.current().maybe({ id: 'category-fruit' }), { what: 'categories' });
    const first = goodsIds(host);
    expect(first).toHaveLength(10);
    expect(host.current().setDataBytes()).toBeLessThanOrEqual(64 * 1024);
    const appended: number[] = [];
    while (!host.current().text().includes('已经到底啦')) {
      const before = { goods: goodsIds(host).length, bytes: host.current().setDataBytes() };
      host.current().scrollToLower();
      await host.waitFor(() => goodsIds(host).length > before.goods, { what: 'another page' });
      appended.push(host.current().setDataBytes() - before.bytes);
    }
    const all = goodsIds(host);
    expect(all.slice(0, 10)).toEqual(first);
    expect([all.length >= 60, new Set(all).size]).toEqual([true, all.length]);
    // What is appended late is no heavier than what was first: the goods above are not sent again.
    expect(Math.max(...appended)).toBeLessThanOrEqual(1.3 * (appended[0] ?? 0));
    host.current().pullDownRefresh();
    await host.waitFor(() => goodsIds(host).length === 10 && !host.current().pulling(), {
      what: 'the first page again',
    });
    expectNoErrors(host);
  });

  test('[H01] [H02] [H03] a category of the home page and a slide lead to their shelves; the tab keeps its own', async () => {
    const host = await phoneOf().start();
    await homeWithGoods(host);
    await host.waitFor(() => host.current().maybe({ id: 'category-drinks' }), { what: 'categories' });
    host.current().tap({ id: 'category-drinks' });
    await pageOpens(host, 'pages/category/index');
    await shelfStands(host, 'drink-');
    expect(host.current().find({ id: 'shelf-drinks' }).classes).toContain('side-item-on');
    host.current().tap({ id: 'shelf-vegetables' });
    await shelfStands(host, 'veg-');
    host.current().tap({ class: 'shelf-item', index: 1 });
    await pageOpens(host, 'pages/shop/product/index');
    await host.back();
    await openTab(host, 'home');
    await openTab(host, 'category');
    await shelfStands(host, 'veg-');
    await openTab(host, 'home');
    host.current().tap({ id: 'banner-fruit' });
    await pageOpens(host, 'pages/category/index');
    await shelfStands(host, 'fruit-');
    expectNoErrors(host);
  });

  test('[H04] search: typed and chosen words, order, prices, nothing found, history that is tidied', async () => {
    const host = await phoneOf().start();
    await homeWithGoods(host);
    await openSearch(host);
    searchFor(host, ' 茶 ');
    await goodsStand(host);
    expect([typedWords(host), goodsIds(host).length > 2]).toEqual(['茶', true]);
    const byRelevance = goodsIds(host);
    host.current().tap({ id: 'sort-price' });
    await host.waitFor(() => goodsIds(host).length > 2 && isSorted(goodsPrices(host), 1), { what: 'rising' });
    host.current().tap({ id: 'sort-price' });
    await host.waitFor(() => goodsIds(host).length > 2 && isSorted(goodsPrices(host), -1), {
      what: 'falling',
    });
    expect([...goodsIds(host)].sort()).toEqual([...byRelevance].sort());
    host.current().tap({ id: 'open-filter' });
    await host.waitFor(() => host.current().maybe({ id: 'price-sheet' }), { what: 'the filter' });
    host.current().input({ id: 'price-max' }, '30');
    host.current().tap({ id: 'price-confirm' });
    await host.waitFor(() => goodsIds(host).length > 0 && Math.max(...goodsPrices(host)) <= 3000, {
      what: 'goods up to 30 yuan',
    });
    expect(goodsIds(host).length).toBeLessThan(byRelevance.length);
    expect(isSorted(goodsPrices(host), -1)).toBe(true);

    searchFor(host, '火星石头');
    await host.waitFor(() => host.current().text().includes('没有找到“火星石头”'), { what: 'nothing found' });
    host.current().tap({ id: 'search-other' });
    await host.waitFor(() => host.current().maybe({ id: 'past-1' }), { what: 'past words' });
    expect([typedWords(host), host.current().find({ id: 'past-1' }).text()]).toEqual(['', '茶']);
    host.current().tap({ id: 'past-edit' });
    await host.waitFor(() => host.current().maybe({ id: 'past-clear' }), { what: '全部清空' });
    host.current().tap({ id: 'past-0' });
    await host.waitFor(() => !host.current().text().includes('火星石头'), { what: 'one word less' });
    host.current().tap({ id: 'past-edit' });
    await host.waitFor(() => !host.current().maybe({ id: 'past-clear' }), { what: 'words to choose from' });
    host.current().tap({ id: 'past-0' });
    await goodsStand(host);
    expect(goodsIds(host)).toEqual(byRelevance);
    await host.back();
    await openSearch(host);
    host.current().tap({ id: 'past-edit' });
    await host.waitFor(() => host.current().maybe({ id: 'past-clear' }), { what: '全部清空' });
    host.current().tap({ id: 'past-clear' });
    await host.waitFor(() => !host.current().maybe({ id: 'past-words' }), { what: 'no history' });
    const word = host.current().find({ id: 'hot-0' }).text();
    host.current().tap({ id: 'hot-0' });
    await goodsStand(host, 'what the hot word finds');
    expect(typedWords(host)).toBe(word);
    expectNoErrors(host);
  });

  test('[H16] [I03] [I07] [F17] a visitor’s heart asks for the login and is marked after it; the list is tidied up', async () => {
    const phone = phoneOf();
    const host = await phone.start();
    await openProduct(host);
    const title = host.current().find({ class: 'product-title' }).text();
    host.current().tap({ id: 'favourite' });
    await pageOpens(host, 'pages/login/index');
    await host.waitFor(() => host.current().maybe({ id: 'plain-phone-button' }), { what: 'the button' });
    await tapPhoneButton(host, 'allow');
    await pageOpens(host, 'pages/shop/product/index');
    await host.waitFor(() => told(host).includes('已收藏'), { what: 'the heart' });
    expect(host.current().find({ id: 'favourite' }).text()).toContain('已收藏');
    await stage.ask(phone, 'PUT', '/api/favourites/fruit-cherry');
    await host.back();
    await openMe(host);
    host.current().tap({ id: 'favourites-entry' });
    await pageOpens(host, 'pages/shop/favourites/index');
    await host.waitFor(() => host.current().all({ class: 'favourite' }).length === 2, { what: 'the list' });
    expect(host.current().find({ id: 'favourite-fruit-cherry' }).text()).toContain('已下架');
    expect(host.current().text()).toContain(title);
    host.current().tap({ id: 'favourites-edit' });
    await host.waitFor(() => host.current().maybe({ id: 'favourites-all' }), { what: '全选' });
    host.current().tap({ id: 'favourites-all' });
    await host.waitFor(() => host.current().text().includes('删除（2）'), { what: 'two ticks' });
    host.current().tap({ id: 'tick-fruit-cherry' });
    await host.waitFor(() => host.current().text().includes('删除（1）'), { what: 'one tick' });
    host.current().tap({ id: 'favourites-remove' });
    await confirmModal(host);
    await host.waitFor(() => host.current().all({ class: 'favourite' }).length === 1, { what: 'one less' });
    const { items } = (await stage.ask(phone, 'GET', '/api/favourites')) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(['fruit-cherry']);
    expectNoErrors(host);
  });

  test('[H16] what a visitor looked at is there for the member, and goes when it is told to', async () => {
    const phone = phoneOf();
    const host = await phone.start();
    await host.waitFor(() => phone.token(), { what: 'the session' });
    for (const index of [0, 1]) {
      await openProduct(host, index);
      await host.back();
    }
    await becomeMember(host);
    await host.waitFor(() => host.current().maybe({ id: 'history-entry' }), { what: '最近浏览' });
    host.current().tap({ id: 'history-entry' });
    await pageOpens(host, 'pages/shop/history/index');
    await host.waitFor(() => host.current().all({ class: 'seen' }).length === 2, { what: 'both products' });
    host.current().tap({ class: 'seen-remove', index: 0 });
    await host.waitFor(() => host.current().all({ class: 'seen' }).length === 1, { what: 'one less' });
    host.current().tap({ id: 'history-clear' });
    await confirmModal(host);
    await host.waitFor(() => host.current().text().includes('还没有浏览记录'), { what: 'nothing' });
    expect(await stage.ask(phone, 'GET', '/api/history')).toEqual({ items: [] });
    expectNoErrors(host);
  });

  test('[H02] [H19] without network: the goods of last time at once, one look for what fails, and retry', async () => {
    const phone = phoneOf();
    const cold = await phone.start();
    await homeWithGoods(cold);
    const goods = goodsIds(cold);
    phone.kill();
    const host = await phone.start();
    host.setNetwork('none');
    await host.waitFor(() => goodsIds(host).length === goods.length, { what: 'the goods of last time' });
    expect(goodsIds(host)).toEqual(goods);
    await host.waitFor(() => host.current().maybe({ id: 'offline-banner' }), { what: 'the banner' });
    host.current().tap({ id: 'search-pill' });
    await pageOpens(host, 'pages/shop/search/index');
    await host.waitFor(() => host.current().maybe({ id: 'search-input' }), { what: 'the field' });
    searchFor(host, '牛奶');
    await host.waitFor(() => host.current().maybe(retry), { what: 'a way to try again' });
    host.setNetwork('wifi');
    await host.waitFor(() => !host.current().maybe({ id: 'offline-banner' }), { what: 'no banner' });
    host.current().tap(retry);
    await goodsStand(host);
    await host.back();
    await openTab(host, 'category');
    await host.waitFor(() => goodsIds(host, 'shelf-item').length > 0, { what: 'a shelf' });
    expectNoErrors(host);
  });

  test('[H17] the cache has a size and is cleared; the login stays', async () => {
    const host = await phoneOf().start();
    await becomeMember(host);
    await openSettings(host);
    const entry = { id: 'cache-entry' };
    await host.waitFor(() => host.current().maybe(entry), { what: 'the cache' });
    expect(host.current().find(entry).text()).toMatch(/^清除小程序缓存\s*\d+\.\d KB/);
    host.current().tap(entry);
    await confirmModal(host);
    await host.waitFor(() => host.current().find(entry).text().includes('0 KB'), { what: 'no cache' });
    await host.back();
    await host.waitFor(() => host.current().maybe({ id: 'member-head' }), { what: 'the member' });
    expectNoErrors(host);
  });
});
