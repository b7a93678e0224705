import { dairyBakery } from './data/dairy-bakery';
import { drinks } from './data/drinks';
import { fruit } from './data/fruit';
import { household } from './data/household';
import { meatSeafood } from './data/meat-seafood';
import { pantry } from './data/pantry';
import { snacks } from './data/snacks';
import { vegetables } from './data/vegetables';
import type { CategoryData } from './good';

/** Goes up by one with every change of the data, so that databases already in use take it over at the next start. */
export const catalogueVersion = 2;

/** The whole range in the order of the category pages. */
export const catalogue: readonly CategoryData[] = [
  fruit,
  vegetables,
  snacks,
  drinks,
  dairyBakery,
  meatSeafood,
  pantry,
  household,
];

/** Id of the SKU at a place in a good's list. */
export const skuIdOf = (goodId: string, index: number): string => `${goodId}-${index + 1}`;

/** Where the server answers with the pictures that `server/assets/build-pictures.ts` has made. */
export const pictureOf = {
  category: (id: string) => `/assets/categories/${id}.webp`,
  good: (id: string) => [`/assets/goods/${id}.webp`, `/assets/goods/${id}-2.webp`],
};
