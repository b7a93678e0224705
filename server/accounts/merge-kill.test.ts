import { Client } from 'pg';
import { type Fleet, startFleet } from '../testing/server-processes';

const skuId = 'veg-corn-1';

let fleet: Fleet;
beforeAll(async () => {
  fleet = await startFleet({ servers: 1 });
}, 120_000);
afterAll(() => fleet.close());

interface Caller {
  readonly token: string;
  readonly user: { readonly id: string };
}

const call = async (base: string, method: string, path: string, token?: string, body?: object) => {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `merge-kill-${Math.trunc(performance.now() * 1000)}`,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
};

const login = async (base: string, platform: 'wechat' | 'kuaishou'): Promise<Caller> => {
  const code = await fleet.sandbox.loginCode(platform, 'lin');
  return (await call(base, 'POST', '/api/login/exchange', undefined, { platform, code })).body.session;
};
const bind = async (base: string, platform: 'wechat' | 'kuaishou', token: string) => {
  const { code, encryptedData, iv } = await fleet.sandbox.device(platform, 'phone-number', {
    personId: 'lin',
  });
  return call(base, 'POST', '/api/login/phone', token, { code, encryptedData, iv });
};
const quantity = async (base: string, token: string): Promise<number> =>
  (await call(base, 'GET', '/api/cart', token)).body.cart.items[0]?.quantity ?? 0;

/** Resolves when somebody waits for a lock on the audit record, which is the last that a merge writes. */
const untilSomebodyWaits = async (client: Client): Promise<void> => {
  const end = Date.now() + 20_000;
  const question = `select 1 from pg_locks where not granted and relation = 'audit_events'::regclass`;
  for (;;) {
    const { rowCount } = await client.query(question);
    if (rowCount !== null && rowCount > 0) return;
    if (Date.now() > end) throw new Error('nobody came to write the record');
  }
};

test('[P19] [S14] a server that dies in the middle of a merge leaves nothing of it, and another one does it', async () => {
  const [first] = fleet.servers;
  if (first === undefined) throw new Error('no server');
  const visitorBefore = await login(first.url, 'wechat');
  const member: Caller = (await bind(first.url, 'wechat', visitorBefore.token)).body.session;
  const visitor = await login(first.url, 'kuaishou');
  await call(first.url, 'POST', '/api/cart/items', member.token, { skuId, quantity: 1 });
  await call(first.url, 'POST', '/api/cart/items', visitor.token, { skuId, quantity: 2 });

  const client = new Client({ connectionString: fleet.databaseUrl });
  await client.connect();
  await client.query('begin');
  await client.query('lock table audit_events in access exclusive mode');
  const cut = bind(first.url, 'kuaishou', visitor.token).catch(() => 'cut off');
  await untilSomebodyWaits(client);
  await first.kill();
  expect(await cut).toBe('cut off');
  await client.query('rollback');

  const second = await fleet.start();
  const me = await call(second.url, 'GET', '/api/me', visitor.token);
  expect(me.body.user).toMatchObject({ id: visitor.user.id, busiIdentity: 'VISIT' });
  expect([await quantity(second.url, visitor.token), await quantity(second.url, member.token)]).toEqual([
    2, 1,
  ]);

  const { status, body } = await bind(second.url, 'kuaishou', visitor.token);
  expect([status, body.session?.user.id]).toEqual([200, member.user.id]);
  expect(await quantity(second.url, body.session.token)).toBe(3);
  const records = await client.query(`select user_id from audit_events where kind = 'merge'`);
  expect(records.rows).toEqual([{ user_id: member.user.id }]);
  await client.end();
}, 120_000);
