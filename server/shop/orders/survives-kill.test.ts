import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import type { Order, OrdersAnswer } from '../../../src/contract/trade';
import { users } from '../../accounts/schema';
import { openDatabase } from '../../db/open';
import type { Database } from '../../db/types';
import { newId, systemRandom } from '../../random';
import { createSessions } from '../../sessions/sessions';
import { createPostgresDatabase } from '../../testing/postgres';
import { type ServerProcess, startServerProcess } from '../../testing/server-processes';
import { shopAddresses } from '../addresses/schema';
import { seedCatalogue } from '../catalogue/seed';
import { shopSkus } from '../schema';

const skuId = 'pantry-rice-1';
const stock = 100_000;
const rounds = 2;
const callers = 4;
/** Orders that are acknowledged before the process is killed. */
const perRound = 25;

type Where = { readonly url: string } | { readonly dataDir: string };

const withDatabase = async <T>(where: Where, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(where);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

/** Goods, plenty of the one, and a member; answers with the member's token. */
const setStage = (where: Where): Promise<string> =>
  withDatabase(where, async ({ db }) => {
    await seedCatalogue(db);
    await db.update(shopSkus).set({ stock }).where(eq(shopSkus.id, skuId));
    const [userId, now] = [newId(systemRandom), Date.now()];
    await db.insert(users).values({ id: userId, phone: '13800000001', createdAt: now, updatedAt: now });
    await db.insert(shopAddresses).values({
      id: newId(systemRandom),
      userId,
      ...{ name: '林小满', phone: '13800000001', regionCode: '330106' },
      ...{ province: '浙江省', city: '杭州市', district: '西湖区', detail: '翠苑街道 1 号', label: '' },
      isDefault: true,
      updatedAt: now,
    });
    const clock = { now: () => now };
    const sessions = createSessions({ db, clock, random: systemRandom, lifeMs: 3_600_000 });
    return (await sessions.open(db, { userId, identityId: null, platform: 'wechat' })).token;
  });

const stockLeft = (where: Where): Promise<number | undefined> =>
  withDatabase(where, async ({ db }) => {
    const [row] = await db.select({ left: shopSkus.stock }).from(shopSkus).where(eq(shopSkus.id, skuId));
    return row?.left;
  });

const placeOrder = async (url: string, token: string, key: string): Promise<Order> => {
  const answer = await fetch(`${url}/api/orders`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ items: [{ skuId, quantity: 1 }], fromCart: false }),
  });
  if (!answer.ok) throw new Error(`unexpected answer ${answer.status}: ${await answer.text()}`);
  const { order }: { order: Order } = JSON.parse(await answer.text());
  return order;
};

const listOrders = async (url: string, token: string): Promise<Order[]> => {
  const found: Order[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const answer = await fetch(`${url}/api/orders?limit=50${after}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page: OrdersAnswer = JSON.parse(await answer.text());
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
};

interface Stream {
  readonly acknowledged: Map<string, Order>;
  /** Keys of requests whose answer never came. */
  readonly unanswered: string[];
}

/** Several callers order without pause; in the middle of it the process is killed. */
const orderUntilKilled = async (server: ServerProcess, token: string): Promise<Stream> => {
  const stream: Stream = { acknowledged: new Map(), unanswered: [] };
  let killed: Promise<unknown> | undefined;
  const caller = async (): Promise<void> => {
    for (;;) {
      const key = newId(systemRandom);
      try {
        stream.acknowledged.set(key, await placeOrder(server.url, token, key));
      } catch (error) {
        if (killed === undefined) throw error;
        stream.unanswered.push(key);
        return;
      }
      if (stream.acknowledged.size >= perRound) killed ??= server.kill();
    }
  };
  try {
    await Promise.all(Array.from({ length: callers }, caller));
  } finally {
    await server.kill();
  }
  return stream;
};

const surviveKills = async (where: Where, settings: Record<string, string>): Promise<void> => {
  const token = await setStage(where);
  const acknowledged = new Map<string, Order>();
  const unanswered: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const stream = await orderUntilKilled(await startServerProcess(settings), token);
    for (const [key, order] of stream.acknowledged) acknowledged.set(key, order);
    unanswered.push(...stream.unanswered);
  }
  const server = await startServerProcess(settings);
  try {
    for (const key of unanswered) acknowledged.set(key, await placeOrder(server.url, token, key));
    const byId = (a: Order, b: Order): number => (a.id < b.id ? -1 : 1);
    const found = await listOrders(server.url, token);
    expect(unanswered).toHaveLength(rounds * callers);
    expect(acknowledged.size).toBeGreaterThanOrEqual(rounds * perRound);
    // The list shows less of an order than its answer did, and nothing else.
    expect([...acknowledged.values()].sort(byId)).toMatchObject(found.sort(byId));
  } finally {
    await server.kill();
  }
  expect(await stockLeft(where)).toBe(stock - acknowledged.size);
};

describe('a server that is killed while orders come in', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'shop-kill-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const common = { LOG_LEVEL: 'warn', SANDBOX_URL: 'http://127.0.0.1:9' };
  const claim = 'keeps every acknowledged order, and a repeated request makes no second one';

  test(`[H07] ${claim}, on pglite`, async () => {
    await surviveKills({ dataDir: path.join(folder, 'db') }, { ...common, DATA_DIR: folder });
  }, 180_000);

  test(`[S14] ${claim}, on postgres`, async () => {
    const { url, drop } = await createPostgresDatabase();
    try {
      await surviveKills({ url }, { ...common, DATABASE_URL: url, DATA_DIR: folder });
    } finally {
      await drop();
    }
  }, 180_000);
});
