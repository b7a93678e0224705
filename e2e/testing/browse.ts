import type { Host } from '../../sandbox/host/create-host';
import { pageOpens } from './walk';

/** The steps of somebody who looks around. */

/** Product ids of the goods on the page in front, in their order. */
export const goodsIds = (host: Host, of: 'product-card' | 'shelf-item' = 'product-card'): string[] =>
  host
    .current()
    .all({ class: of })
    .map(({ id }) => id.replace('product-', ''));

/** Prices of the goods on the page in front, in fen. */
export const goodsPrices = (host: Host): number[] =>
  host
    .current()
    .all({ class: 'product-card' })
    .map((card) => {
      const [, yuan, cents] = /¥(\d+)\.(\d\d)/.exec(card.text().replace(/\s/g, '')) ?? [];
      return Number(yuan) * 100 + Number(cents);
    });

export const goodsStand = (host: Host, what = 'goods'): Promise<unknown> =>
  host.waitFor(() => goodsIds(host).length > 0, { what });

/** From the home page to the search page, with its hot words. */
export const openSearch = async (host: Host): Promise<void> => {
  host.current().tap({ id: 'search-pill' });
  await pageOpens(host, 'pages/shop/search/index');
  await host.waitFor(() => host.current().maybe({ id: 'hot-0' }), { what: 'hot words' });
};

/** Types words and presses the confirm key of the keyboard. */
export const searchFor = (host: Host, words: string): void => {
  host.current().input({ id: 'search-input' }, words);
  host.current().confirm({ id: 'search-input' });
};

/** What the field shows, as a person reads it. */
export const typedWords = (host: Host): unknown => host.current().find({ id: 'search-input' }).value();
