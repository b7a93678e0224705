import { change, clear, draw } from '@/features/session/testing/draw';
import { appStore } from '@/store/store';
import { HistoryList } from './history-list';

jest.mock('@tarojs/components', () => jest.requireActual('./testing/taro-parts'));
Object.assign(globalThis, { API_BASE: 'https://shop.test' });

afterEach(clear);

const log: string[] = [];
const show = () =>
  draw(
    <HistoryList
      onOpen={(id) => log.push(`open ${id}`)}
      onRemove={(id) => log.push(`remove ${id}`)}
      onClear={() => log.push('clear')}
      onShop={() => log.push('shop')}
    />,
  );

test('[H16] each product opens or is forgotten by its own tap; what is off the shelf says so', async () => {
  const shared = { image: '/a.webp', priceFen: 100 };
  appStore.store.setState({
    accountHistory: {
      kind: 'ready',
      value: [
        { ...shared, id: 'a', title: '苹果', saleState: 'off_shelf' },
        { ...shared, id: 'b', title: '香蕉' },
      ],
    },
  });
  const page = await show();
  for (const id of ['seen-a', 'unsee-b', 'history-clear']) await page.tap(id);
  expect(log.splice(0)).toEqual(['open a', 'remove b', 'clear']);
  expect(page.find('seen-a')?.textContent).toContain('已下架');
  expect(page.find('seen-b')?.textContent).not.toContain('已');
});

test('[H16] [H19] nothing looked at leads to the shop; what failed is tried again', async () => {
  const loads: string[] = [];
  appStore.store.setState({
    accountHistory: { kind: 'ready', value: [] },
    loadHistory: async () => void loads.push('load'),
  });
  const empty = await show();
  await empty.tap('go-shopping');
  expect(log.splice(0)).toEqual(['shop']);
  await change(() => appStore.store.setState({ accountHistory: { kind: 'failed', message: '网络不可用' } }));
  const failed = empty;
  expect(failed.text()).toContain('网络不可用');
  await failed.tap('retry');
  expect(loads).toEqual(['load']);
});
