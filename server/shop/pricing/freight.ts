/** Goods of so much after discount travel free. */
export const freeFreightFromFen = 4_900;

const freight = 600;

/** What the transport of goods costs; nothing for no goods. */
export const freightFor = (goodsAfterDiscountFen: number): number =>
  goodsAfterDiscountFen === 0 || goodsAfterDiscountFen >= freeFreightFromFen ? 0 : freight;
