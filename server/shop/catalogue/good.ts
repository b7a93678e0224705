/** One good of the range as it stands in the data files; rows of the database are made from it by `seedCatalogue`. */
export interface Good {
  /** Stays for ever: orders, carts and histories point to it. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly tags: readonly string[];
  /** Pieces sold when the good is first put into a database. */
  readonly soldCount: number;
  /** Struck price in fen; only while it is higher than the lowest price. */
  readonly originalPriceFen?: number;
  readonly limitPerOrder?: number;
  readonly offShelf?: true;
  readonly details: readonly string[];
  /** Code points of the emoji that its picture is composed of, lower-case hex, joined with `-`; one to three. */
  readonly art: readonly string[];
  readonly specs: readonly Spec[];
  /** Append only: the id of a SKU is its place in this list. */
  readonly skus: readonly GoodSku[];
}

export interface Spec {
  readonly name: string;
  readonly values: readonly string[];
}

export interface GoodSku {
  /** One value per spec, in the order of the specs. */
  readonly values: readonly string[];
  readonly priceFen: number;
  /** Pieces when the SKU is first put into a database; later the database is the truth. */
  readonly stock: number;
}

export interface CategoryData {
  readonly id: string;
  readonly name: string;
  /** Emoji of the category icon, as in `Good.art`. */
  readonly icon: string;
  readonly goods: readonly Good[];
}

type Choice = Pick<Good, 'specs' | 'skus'>;
type PricedValue = readonly [value: string, priceFen: number, stock: number];

/** A good without a choice: one SKU. */
export const single = (priceFen: number, stock: number): Choice => ({
  specs: [],
  skus: [{ values: [], priceFen, stock }],
});

/** A good with one spec: one SKU per value. */
export const bySpec = (name: string, choices: readonly PricedValue[]): Choice => ({
  specs: [{ name, values: choices.map(([value]) => value) }],
  skus: choices.map(([value, priceFen, stock]) => ({ values: [value], priceFen, stock })),
});

/** A good with two specs: one SKU per pair; the price follows the second spec, `soldOut` lists pairs without stock. */
export const byTwoSpecs = (
  first: Spec,
  secondName: string,
  choices: readonly PricedValue[],
  soldOut: readonly (readonly [string, string])[],
): Choice => ({
  specs: [first, { name: secondName, values: choices.map(([value]) => value) }],
  skus: first.values.flatMap((value) =>
    choices.map(([second, priceFen, stock]) => ({
      values: [value, second],
      priceFen,
      stock: soldOut.some(([a, b]) => a === value && b === second) ? 0 : stock,
    })),
  ),
});
