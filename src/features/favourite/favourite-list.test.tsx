import type { ProductCard } from '@/contract';
import { change, clear, draw } from '@/features/session/testing/draw';
import { appStore } from '@/store/store';
import { FavouriteList } from './favourite-list';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/account/testing/taro-parts'));
jest.mock('taro-ui/lib/components/divider', () => () => null);
Object.assign(globalThis, { API_BASE: 'https://shop.test' });

afterEach(clear);

const card = (id: string, saleState: ProductCard['saleState'] = 'on_sale'): ProductCard => ({
  id,
  title: id,
  subtitle: '',
  image: '/a.webp',
  priceFen: 100,
  originalPriceFen: null,
  soldCount: 0,
  tags: [],
  saleState,
});

const log: unknown[] = [];
const start = (items: readonly ProductCard[], answer = true) => {
  log.splice(0);
  appStore.store.setState({ favouriteList: { kind: 'ready', items, nextCursor: null, tail: 'rest' } });
  return draw(
    <FavouriteList
      onOpen={(id) => log.push(id)}
      onShop={() => log.push('shop')}
      onRemove={async (ids) => {
        log.push(ids);
        return answer;
      }}
    />,
  );
};

test('[H16] a row opens its product; off the shelf it stays and says so', async () => {
  const page = await start([card('a'), card('b', 'off_shelf'), card('c', 'sold_out')]);
  await page.tap('favourite-b');
  expect(log).toEqual(['b']);
  expect(page.find('favourite-b')?.textContent).toContain('已下架');
  expect(page.find('favourite-c')?.textContent).toContain('已售罄');
  expect(page.find('favourites-remove')).toBeNull();
});

test('[H16] 管理 ticks by row, by box or all, and removes what is ticked', async () => {
  const page = await start([card('a'), card('b'), card('c')]);
  await page.tap('favourites-edit');
  await page.tap('favourites-remove');
  expect(log).toEqual([]);
  await page.tap('favourite-a');
  await page.tap('tick-c');
  expect(page.find('favourites-remove')?.textContent).toBe('删除（2）');
  await page.tap('favourites-all');
  await page.tap('favourites-all');
  expect(page.find('favourites-remove')?.textContent).toBe('删除');
  await page.tap('tick-b');
  await page.tap('favourites-remove');
  expect(log).toEqual([['b']]);
  expect(page.find('favourites-remove')).toBeNull();
});

test('[H16] who thinks better of it keeps the ticks', async () => {
  const page = await start([card('a')], false);
  await page.tap('favourites-edit');
  await page.tap('tick-a');
  await page.tap('favourites-remove');
  expect(page.find('favourites-remove')?.textContent).toBe('删除（1）');
  await page.tap('favourites-edit');
  expect(page.find('tick-a')).toBeNull();
});

test('[H16] [H19] an empty list leads to the shop, a failed one is tried again', async () => {
  const page = await start([]);
  await page.tap('go-shopping');
  await change(() =>
    appStore.store.setState({
      favouriteList: { kind: 'failed', message: '网络不可用' },
      openFavourites: async () => void log.push('open'),
    }),
  );
  await page.tap('retry');
  expect(log).toEqual(['shop', 'open']);
});
