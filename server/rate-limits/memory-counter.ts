import { LRUCache } from 'lru-cache';
import type { RateCounter } from './rate-counter';

/** About 40 MB when full. Beyond it the key that was quiet longest is forgotten, which then may begin anew. */
const maximumKeys = 200_000;

/** Counts of this process alone: several instances allow several times as much, and a restart forgets. Asks no database. */
export const createMemoryCounter = (most = maximumKeys): RateCounter => {
  const stretches = new LRUCache<string, { endsAt: number; count: number }>({ max: most });
  return {
    take: async (_db, key, stretch) => {
      if (stretch.most <= 0) return stretch.endsAt;
      const known = stretches.get(key);
      if (known === undefined || known.endsAt <= stretch.now) {
        stretches.set(key, { endsAt: stretch.endsAt, count: 1 });
        return null;
      }
      if (known.count >= stretch.most) return known.endsAt;
      known.count += 1;
      return null;
    },

    giveBack: async (_db, key) => {
      const known = stretches.get(key);
      if (known !== undefined && known.count > 0) known.count -= 1;
    },

    forget: async (_db, key) => {
      stretches.delete(key);
    },

    sweep: async (_db, now) => {
      for (const [key, { endsAt }] of stretches.entries()) if (endsAt <= now) stretches.delete(key);
    },
  };
};
