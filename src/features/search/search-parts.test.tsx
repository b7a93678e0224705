import { clear, draw } from '@/features/session/testing/draw';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import { HotWordsView } from './hot-words-view';
import { NothingFound } from './nothing-found';
import { PastWordsView } from './past-words-view';
import { PriceSheet } from './price-sheet';
import { SearchField } from './search-field';
import { anyPrice, type PriceRange } from './slice';
import { SortRow } from './sort-row';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/session/testing/taro-components'));

const clock = { now: () => 0, setTimer: () => () => undefined };
beforeEach(() => {
  const auth = { request: () => new Promise(() => undefined) };
  appStore.connect(benchApi({ auth: auth as never, clock }));
});
afterEach(clear);

const log: string[] = [];
const say = (word: string) => void log.push(word);
beforeEach(() => log.splice(0));

test('[H04] a tap on a past word searches; while editing it takes the word away, or all of them', async () => {
  for (const word of ['牛奶', '草莓', '面包']) void appStore.store.getState().searchFor(word);
  const page = await draw(<PastWordsView onSearch={say} />);
  await page.tap('past-0');
  expect(log).toEqual(['面包']);
  expect(page.find('past-clear')).toBeNull();
  await page.tap('past-edit');
  await page.tap('past-1');
  expect([page.text(), log]).toEqual([expect.not.stringContaining('草莓'), ['面包']]);
  await page.tap('past-clear');
  expect([page.find('past-words'), appStore.store.getState().searchPast]).toEqual([null, []]);
});

test('[H04] a tap on a hot word searches', async () => {
  appStore.store.setState({ searchHot: { kind: 'ready', value: ['西瓜', '咖啡'] } });
  const page = await draw(<HotWordsView onSearch={say} />);
  await page.tap('hot-1');
  expect(log).toEqual(['咖啡']);
});

test('[H04] what was typed is searched for by the button; the cross is there once something was', async () => {
  const page = await draw(<SearchField asked="" onSearch={say} onClear={() => say('clear')} />);
  expect(page.find('search-clear')).toBeNull();
  await page.type('search-input', '酸奶');
  await page.tap('search-go');
  const after = await draw(<SearchField asked="酸奶" onSearch={say} onClear={() => say('clear')} />);
  await after.tap('search-clear');
  expect(log).toEqual(['酸奶', 'clear']);
});

test('[H04] the price goes up at the first tap and down at the next', async () => {
  const shared = { filtered: false, onSort: say, onFilter: () => say('filter') };
  const page = await draw(<SortRow sort="relevance" {...shared} />);
  for (const id of ['sort-sales', 'sort-price', 'open-filter']) await page.tap(id);
  const up = await draw(<SortRow sort="priceAsc" {...shared} />);
  await up.tap('sort-price');
  const down = await draw(<SortRow sort="priceDesc" {...shared} />);
  await down.tap('sort-price');
  await down.tap('sort-relevance');
  expect(log).toEqual(['sales', 'priceAsc', 'filter', 'priceDesc', 'priceAsc', 'relevance']);
});

test('[H04] prices: a usual range by a tap, any other by two fields, none by 重置; what is no price is said', async () => {
  const chosen: PriceRange[] = [];
  const page = await draw(
    <PriceSheet
      range={anyPrice}
      onChange={(range) => chosen.push(range)}
      onClose={() => say('close')}
      onRefused={say}
    />,
  );
  await page.tap('range-1');
  await page.type('price-min', '9.9');
  await page.tap('price-confirm');
  await page.type('price-max', 'x');
  await page.tap('price-confirm');
  await page.tap('price-reset');
  await page.tap('sheet-mask');
  expect(chosen).toEqual([{ minFen: 2000, maxFen: 5000 }, { minFen: 990, maxFen: null }, anyPrice]);
  expect(log).toEqual(['请输入正确的价格', 'close']);
});

test('[H04] nothing found: by the prices, which can be taken off, or by the words', async () => {
  const asked = { q: '牛奶', sort: 'sales', ...anyPrice } as const;
  const narrow = await draw(
    <NothingFound
      asked={{ ...asked, maxFen: 1 }}
      onPrices={(range) => say(JSON.stringify(range))}
      onClear={() => say('clear')}
    />,
  );
  await narrow.tap('any-price');
  const wide = await draw(
    <NothingFound asked={asked} onPrices={() => undefined} onClear={() => say('clear')} />,
  );
  expect(wide.text()).toContain('没有找到“牛奶”');
  await wide.tap('search-other');
  expect(log).toEqual([JSON.stringify(anyPrice), 'clear']);
});
