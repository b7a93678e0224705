import type { ProductDetail } from '@/contract';
import { choiceText, chosenSku, firstChoice, isSoldOut, limitText, mostPieces, toggle } from './sku-choice';

const sku = (id: string, values: string[], stock: number) => ({ id, values, stock, priceFen: 100 });
const product: ProductDetail = {
  id: 'nuts',
  title: '坚果',
  subtitle: '',
  image: '/a.webp',
  priceFen: 100,
  originalPriceFen: null,
  soldCount: 0,
  tags: [],
  saleState: 'on_sale',
  categoryId: 'snacks',
  images: [],
  details: [],
  limitPerOrder: null,
  specs: [
    { name: '口味', values: ['原味', '海盐'] },
    { name: '规格', values: ['小', '中', '大'] },
  ],
  skus: [
    sku('1', ['原味', '小'], 0),
    sku('2', ['原味', '中'], 5),
    sku('3', ['原味', '大'], 5),
    sku('4', ['海盐', '小'], 5),
    sku('5', ['海盐', '中'], 5),
    sku('6', ['海盐', '大'], 0),
  ],
};

test('[H05] a sheet opens on the first SKU that can be bought', () => {
  expect(firstChoice(product)).toEqual(['原味', '中']);
  const out = { ...product, skus: product.skus.map((one) => ({ ...one, stock: 0 })) };
  expect(firstChoice(out)).toEqual([null, null]);
  expect(firstChoice({ ...out, specs: [{ name: '口味', values: ['原味'] }] })).toEqual(['原味']);
});

test('[H05] a value is sold out only together with the other chosen ones', () => {
  expect(isSoldOut(product, ['原味', null], 1, '小')).toBe(true);
  expect(isSoldOut(product, ['海盐', null], 1, '小')).toBe(false);
  expect(isSoldOut(product, [null, null], 1, '小')).toBe(false);
  expect(isSoldOut(product, ['原味', '大'], 0, '海盐')).toBe(true);
});

test('[H05] a tap chooses, a second one frees, and a lone value stays', () => {
  expect(toggle(product, ['原味', '中'], 1, '大')).toEqual(['原味', '大']);
  expect(toggle(product, ['原味', '中'], 1, '中')).toEqual(['原味', null]);
  const lone = { ...product, specs: [{ name: '规格', values: ['小'] }] };
  expect(toggle(lone, ['小'], 0, '小')).toEqual(['小']);
});

test('[H05] only a complete choice names a SKU', () => {
  expect(chosenSku(product, ['原味', null])).toBeNull();
  expect(chosenSku(product, ['海盐', '中'])?.id).toBe('5');
  expect(choiceText(product, ['原味', null])).toBe('请选择 规格');
  expect(choiceText(product, ['海盐', '中'])).toBe('已选：海盐，中');
});

test('[H05] a product without specs has its one SKU chosen', () => {
  const plain = { ...product, specs: [], skus: [sku('only', [], 3)] };
  expect(chosenSku(plain, firstChoice(plain))?.id).toBe('only');
  expect(choiceText(plain, [])).toBe('默认规格');
});

test('[H05] the stepper ends at stock or limit, and says which', () => {
  expect(mostPieces(8, null)).toBe(8);
  expect(mostPieces(8, 2)).toBe(2);
  expect(mostPieces(0, null)).toBe(1);
  expect(limitText(sku('1', [], 50), 2)).toBe('每单限购 2 件');
  expect(limitText(sku('1', [], 3), null)).toBe('仅剩 3 件');
  expect(limitText(sku('1', [], 50), null)).toBeNull();
});
