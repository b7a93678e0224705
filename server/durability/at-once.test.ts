import { Client } from 'pg';
import { type Fleet, type ServerProcess, startFleet } from '../testing/server-processes';
import { type Answer, ask, bindPhone, good, logIn, type Request } from './testing/calls';

const tries = 100;
const skuId = 'veg-corn-1';

let fleet: Fleet;
let client: Client;
beforeAll(async () => {
  fleet = await startFleet({ servers: 3 });
  client = new Client({ connectionString: fleet.databaseUrl });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client?.end();
  await fleet?.close();
}, 30_000);

const server = (n: number): ServerProcess => fleet.servers[n % 3] as ServerProcess;

/** So many at once, one after the other to each process; all are answered. */
const storm = async (request: Request): Promise<readonly Answer[]> => {
  const answers = await Promise.all(Array.from({ length: tries }, (_, n) => ask(server(n), request)));
  return answers.map((answer) => {
    if (answer === null) throw new Error('a process did not answer');
    return answer;
  });
};

const count = async (statement: string, values: readonly unknown[]): Promise<number> =>
  Number((await client.query(statement, [...values])).rows[0]?.count);

const codesOf = (answers: readonly Answer[]): readonly string[] => [
  ...new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => String(body.code))),
];

test('[H07] [S14] one key, 100 tries over three processes: one order, one piece less', async () => {
  const { sandbox } = fleet;
  const visitor = good(await logIn(sandbox, server(0), 'lin')).session;
  const { token, user } = good(await bindPhone(sandbox, server(0), 'lin', visitor.token)).session;
  const where = { name: '林小满', phone: '13800000001', regionCode: '330106', detail: '翠苑街道 1 号' };
  const address = { ...where, label: '', isDefault: true };
  good(await ask(server(0), { method: 'POST', path: '/api/addresses', token, body: address }));
  const stockOf = () => count('select stock as count from shop_skus where id = $1', [skuId]);
  const before = await stockOf();

  const body = { items: [{ skuId, quantity: 1 }], fromCart: false };
  const request = { method: 'POST', path: '/api/orders', token, body, key: 'one-order-0001' } as const;
  const answers = await storm(request);
  expect(codesOf(answers)).toEqual([]);
  expect(new Set(answers.map((answer) => answer.body.order.id)).size).toBe(1);
  expect(await count('select count(*) from shop_orders where user_id = $1', [user.id])).toBe(1);
  expect(await stockOf()).toBe(before - 1);
}, 60_000);

test('[P19] [S14] one tap, 100 tries over three processes: one merge, and the cart counted once', async () => {
  const { sandbox } = fleet;
  const first = good(await logIn(sandbox, server(0), 'chen')).session;
  const member = good(await bindPhone(sandbox, server(0), 'chen', first.token)).session;
  const code = await sandbox.loginCode('kuaishou', 'chen');
  const login = { platform: 'kuaishou', code };
  const key = 'merge-at-once-1';
  const visitor = good(
    await ask(server(1), { method: 'POST', path: '/api/login/exchange', body: login, key }),
  ).session;
  for (const { token } of [member, visitor]) {
    const line = { skuId, quantity: 1 };
    good(await ask(server(2), { method: 'POST', path: '/api/cart/items', token, body: line }));
  }
  const { encryptedData, iv } = await sandbox.device('kuaishou', 'phone-number', { personId: 'chen' });
  const { token } = visitor;
  const answers = await storm({
    method: 'POST',
    path: '/api/login/phone',
    token,
    body: { encryptedData, iv },
  });
  const won = answers.filter(({ status }) => status === 200);
  expect(won.map(({ body }) => body.session.user.id)).toEqual([member.user.id]);
  expect(codesOf(answers)).toEqual(['AUTH_FAIL']);
  const merges = `select count(*) from audit_events where kind = 'merge' and subject_id = $1`;
  expect(await count(merges, [visitor.user.id])).toBe(1);
  const { cart } = good(
    await ask(server(0), { method: 'GET', path: '/api/cart', token: won[0]?.body.session.token }),
  );
  expect(cart.items).toMatchObject([{ skuId, quantity: 2 }]);
}, 60_000);

test('[S11] [S14] one message code, 100 tries over three processes: accepted once', async () => {
  const phone = '13900000071';
  good(await ask(server(0), { method: 'POST', path: '/api/login/sms/send', body: { phone } }));
  const body = { phone, smsCode: fleet.sandbox.smsCode(phone), platform: 'h5' };
  const answers = await storm({ method: 'POST', path: '/api/login/sms', body });
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(codesOf(answers)).toEqual(['SMS_CODE_WRONG']);
  expect(await count('select count(*) from users where phone = $1', [phone])).toBe(1);
}, 60_000);
