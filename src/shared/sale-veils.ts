/** What is written over the picture of a good that cannot be bought. */
export const saleVeils = { on_sale: null, sold_out: '已售罄', off_shelf: '已下架' } as const;
