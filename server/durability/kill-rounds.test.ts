import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { openDatabase } from '../db/open';
import type { Database } from '../db/types';
import { seedCatalogue } from '../shop/catalogue/seed';
import { shopOrders } from '../shop/orders/schema';
import { shopSkus } from '../shop/schema';
import { createPostgresDatabase } from '../testing/postgres';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { startServerProcess } from '../testing/server-processes';
import { killInRounds } from './testing/rounds';
import { createNamer, createNewcomers, createOrderer, createPacker, skuId } from './testing/writers';

const rounds = Number(process.env.KILL_ROUNDS || 3);
const limitMs = 60_000 + rounds * 40_000;
const stock = 1_000_000;

type Where = { readonly url: string } | { readonly dataDir: string };

const withDatabase = async <T>(where: Where, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(where);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

let sandbox: TestSandbox;
let folder: string;
beforeEach(async () => {
  sandbox = await startSandbox({ realTime: true });
  folder = await mkdtemp(path.join(tmpdir(), 'kill-rounds-'));
});
afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

const survive = async (where: Where, size: number, own: Record<string, string>): Promise<void> => {
  await withDatabase(where, async ({ db }) => {
    await seedCatalogue(db);
    await db.update(shopSkus).set({ stock }).where(eq(shopSkus.id, skuId));
  });
  const secret = randomBytes(32).toString('base64');
  const settings = {
    LOG_LEVEL: 'warn',
    SANDBOX_URL: sandbox.url,
    SESSION_KEY_SECRET: secret,
    DATA_DIR: folder,
  };
  const start = () => startServerProcess({ ...settings, ...own });
  const first = await start();
  const orderers = [await createOrderer(sandbox, first), await createOrderer(sandbox, first)];
  const writers = [
    ...orderers,
    await createPacker(sandbox, first),
    await createPacker(sandbox, first),
    await createNamer(sandbox, first),
    await createNamer(sandbox, first),
    createNewcomers(sandbox),
    createNewcomers(sandbox),
  ];
  await first.kill();

  const acknowledged = await killInRounds({ rounds, size, start, writers, writes: 30 });
  expect(acknowledged).toBeGreaterThanOrEqual(rounds * 30);
  await withDatabase(where, async ({ db }) => {
    const kept = await db.select({ userId: shopOrders.userId }).from(shopOrders);
    for (const { userId, orders, open } of orderers) {
      const count = kept.filter((order) => order.userId === userId).length;
      // The one that was asked for last may have been made without an answer.
      expect([orders(), orders() + open()]).toContain(count);
    }
    const [row] = await db.select({ left: shopSkus.stock }).from(shopSkus).where(eq(shopSkus.id, skuId));
    expect(row?.left).toBe(stock - kept.length);
  });
};

test(
  `[S14] [H07] ${rounds} kills among three servers on a Postgres lose nothing that was acknowledged`,
  async () => {
    const { url, drop } = await createPostgresDatabase();
    try {
      await survive({ url }, 3, { DATABASE_URL: url });
    } finally {
      await drop();
    }
  },
  limitMs,
);

test(
  `[S22] [H07] ${rounds} kills of a server with the embedded database lose nothing that was acknowledged`,
  async () => {
    await survive({ dataDir: path.join(folder, 'db') }, 1, {});
  },
  limitMs,
);
