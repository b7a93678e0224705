import { asc, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { takeSeedTurn } from '../catalogue/seed-turn';
import { shopHotWords } from './schema';
import { termsOf } from './search-score';

/** Goes up by one with every change of the words. */
const wordsVersion = 1;

/** The words that may be shown. Their order follows what people search for; what people type is not shown to others. */
const ourWords = [
  '草莓',
  '牛奶',
  '坚果',
  '苹果',
  '咖啡',
  '面包',
  '大米',
  '西瓜',
  '巧克力',
  '纸巾',
  '牛排',
  '番茄',
] as const;

const shown = 10;

export const seedHotWords = (db: Db): Promise<void> =>
  takeSeedTurn(db, 'hot-words', wordsVersion, async (tx) => {
    await tx.delete(shopHotWords).where(notInArray(shopHotWords.word, [...ourWords]));
    await tx
      .insert(shopHotWords)
      .values(ourWords.map((word, position) => ({ word, position })))
      .onConflictDoUpdate({ target: shopHotWords.word, set: { position: sql.raw('excluded."position"') } });
  });

/** Counts a search for one of our words; any other leaves no trace. */
export const countSearch = async (db: Db, query: string): Promise<void> => {
  await db
    .update(shopHotWords)
    .set({ searches: sql`${shopHotWords.searches} + 1` })
    .where(eq(shopHotWords.word, termsOf(query).join(' ')));
};

/** Those searched for most first. */
export const readHotWords = async (db: Db): Promise<string[]> => {
  const rows = await db
    .select({ word: shopHotWords.word })
    .from(shopHotWords)
    .orderBy(desc(shopHotWords.searches), asc(shopHotWords.position))
    .limit(shown);
  return rows.map(({ word }) => word);
};
