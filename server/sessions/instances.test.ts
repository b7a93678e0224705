import { Client } from 'pg';
import { demoOrganisation } from '../organisations/demo-organisation';
import { type Fleet, startFleet } from '../testing/server-processes';
import { hashToken } from './token';

const metricsToken = 'a token for the metrics of this test';
let fleet: Fleet;
let database: Client;
beforeAll(async () => {
  fleet = await startFleet({ servers: 3, settings: { METRICS_TOKEN: metricsToken } });
  database = new Client({ connectionString: fleet.databaseUrl });
  await database.connect();
}, 120_000);
afterAll(async () => {
  await database.end();
  await fleet.close();
});

const urls = (): string[] => fleet.servers.map(({ url }) => url);
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

interface Call {
  readonly method?: string;
  readonly token?: string;
  readonly body?: object;
}

const call = async (url: string, path: string, { method = 'GET', token, body }: Call = {}) => {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'idempotency-key': crypto.randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? JSON.parse(text) : text,
  };
};

const visitor = async (personId: string): Promise<string> => {
  const code = await fleet.sandbox.loginCode('wechat', personId);
  const answer = await call(urls()[0] ?? '', '/api/login/exchange', {
    method: 'POST',
    body: { platform: 'wechat', code },
  });
  return answer.body.session.token;
};

const member = async (personId: string): Promise<{ token: string; userId: string }> => {
  const token = await visitor(personId);
  const granted = await fleet.sandbox.device('wechat', 'phone-number', { personId });
  const { body } = await call(urls()[0] ?? '', '/api/login/phone', {
    method: 'POST',
    token,
    body: { code: granted.code, encryptedData: granted.encryptedData, iv: granted.iv },
  });
  return { token: body.session.token, userId: body.session.user.id };
};

const statuses = (token: string): Promise<number[]> =>
  Promise.all(urls().map(async (url) => (await call(url, '/api/me', { token })).status));

/** How often a server found a session in its memory so far. */
const hits = async (url: string): Promise<number> => {
  const { body } = await call(url, '/metrics', { token: metricsToken });
  return Number(/passport_session_cache_lookups_total\{result="hit"\} (\d+)/.exec(String(body))?.[1] ?? 0);
};

/** Until every server serves this session from memory. */
const untilRemembered = async (token: string): Promise<void> => {
  for (const url of urls()) {
    const before = await hits(url);
    while ((await hits(url)) === before) expect((await call(url, '/api/me', { token })).status).toBe(200);
  }
};

test('[S14] signed out on one instance, a token is refused by the next request on any other', async () => {
  for (let n = 0; n < 5; n += 1) {
    const token = await visitor('lin');
    await untilRemembered(token);
    expect((await call(urls()[n % 3] ?? '', '/api/login/sign-out', { method: 'POST', token })).status).toBe(
      200,
    );
    expect(await statuses(token)).toEqual([401, 401, 401]);
  }
});

test('[S14] revoked past all servers, a token is refused everywhere within a second', async () => {
  const token = await visitor('lin');
  await untilRemembered(token);
  await database.query('update sessions set revoked_at = 1 where token_hash = $1', [hashToken(token)]);
  const end = Date.now() + 1_000;
  let seen = await statuses(token);
  while (Date.now() < end && seen.includes(200)) seen = await statuses(token);
  expect(seen).toEqual([401, 401, 401]);
  // Who was refused once stays refused.
  expect(await statuses(token)).toEqual([401, 401, 401]);
});

test('[S13] a right switched off on one instance is gone at the next request on any other', async () => {
  const [a = '', b = '', c = ''] = urls();
  const organisation = `/api/organisations/${demoOrganisation.id}`;
  const leader = await member('zhao');
  const { token, userId } = await member('wang');
  const rights = async (url: string) => {
    const { headers, body } = await call(url, '/api/me/permissions', { token });
    return { told: Number(headers.get('x-permissions-version')), ...body };
  };
  const { modules } = await rights(b);
  for (let n = 0; n < 6; n += 1) {
    await untilRemembered(token);
    const before = await rights(b);
    const { version } = (await call(a, `${organisation}/members`, { token: leader.token })).body;
    const switched = await call(a, `${organisation}/switches`, {
      method: 'PUT',
      token: leader.token,
      body: { userId, module: modules[0], isOn: n % 2 === 1, version },
    });
    expect(switched).toMatchObject({ status: 200 });
    for (const url of [b, c]) {
      const now = await rights(url);
      expect(now.told).toBe(before.told + 1);
      expect(now.modules.includes(modules[0])).toBe(n % 2 === 1);
    }
  }
});

const listenerPids = async (): Promise<number[]> => {
  const { rows } = await database.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'taro-passport session_changes' and datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
};

test('[S14] without its listener a server serves nothing from memory, and is right; with a new one it does again', async () => {
  const token = await visitor('lin');
  await untilRemembered(token);
  const old = await listenerPids();
  expect(old).toHaveLength(3);
  await database.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [old]);
  await database.query('update sessions set revoked_at = 1 where token_hash = $1', [hashToken(token)]);
  await pause(1_000);
  expect(await statuses(token)).toEqual([401, 401, 401]);
  const next = await visitor('lin');
  await untilRemembered(next);
  const renewed = await listenerPids();
  expect(renewed).toHaveLength(3);
  expect(renewed.filter((pid) => old.includes(pid))).toEqual([]);
});

test('[S14] a listener that is there but hears nothing in time counts as none', async () => {
  const token = await visitor('lin');
  await untilRemembered(token);
  const [frozen] = fleet.servers;
  if (frozen === undefined) throw new Error('no server');
  // A process that stands still hears nothing, and must not believe what it knew when it goes on.
  process.kill(frozen.pid, 'SIGSTOP');
  await database.query('update sessions set revoked_at = 1 where token_hash = $1', [hashToken(token)]);
  await pause(1_100);
  process.kill(frozen.pid, 'SIGCONT');
  expect((await call(frozen.url, '/api/me', { token })).status).toBe(401);
});

test('[S13] an instance that hangs holds a change up for a second at most', async () => {
  const token = await visitor('lin');
  const [frozen, other] = fleet.servers;
  if (frozen === undefined || other === undefined) throw new Error('no servers');
  process.kill(frozen.pid, 'SIGSTOP');
  const began = Date.now();
  const { status } = await call(other.url, '/api/login/sign-out', { method: 'POST', token });
  const took = Date.now() - began;
  process.kill(frozen.pid, 'SIGCONT');
  expect(status).toBe(200);
  expect(took).toBeLessThan(2_500);
  expect(await statuses(token)).toEqual([401, 401, 401]);
});
