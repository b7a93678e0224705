import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '../errors';
import { createLogger } from '../log';
import { startServer } from '../start';
import { createTestApp, type TestApp } from '../testing/app';
import { createTestDatabase, describeOnDatabases } from '../testing/database';
import { createPostgresDatabase } from '../testing/postgres';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { countRefreshes } from './instrument';
import { createPrometheusMetrics, type PrometheusMetrics } from './prometheus';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** The lines of one metric, without its comments. */
const linesOf = async (metrics: PrometheusMetrics, name: string): Promise<string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(name));

const token = 'a-credential-for-the-metrics';

describeOnDatabases('metrics', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    const config = { ...sandbox.config, metrics: { token, port: null, host: '127.0.0.1' } };
    server = await createTestApp({ database: database(), overrides: { config }, clock: sandbox.clock });
  });
  afterAll(() => server.close());

  test('[S20] requests are measured by the pattern of their route, never by what stands in the address', async () => {
    await server.call('GET', '/api/products/a-secret-id?limit=3');
    await server.call('GET', '/api/products?limit=3');
    await server.call('GET', '/api/nothing/13800138000?token=hush');
    const [caller] = [await server.signIn()];
    await server.call('DELETE', '/api/cart/items/another-id', { token: caller.token });
    const counts = await linesOf(server.metrics, 'http_request_duration_seconds_count');
    expect(counts).toEqual(
      expect.arrayContaining([
        'http_request_duration_seconds_count{method="GET",route="/api/products/:id",status="400"} 1',
        'http_request_duration_seconds_count{method="GET",route="/api/products",status="200"} 1',
        'http_request_duration_seconds_count{method="GET",route="unmatched",status="404"} 1',
        'http_request_duration_seconds_count{method="DELETE",route="/api/cart/items/:skuId",status="200"} 1',
      ]),
    );
    expect(await server.metrics.text()).not.toMatch(/secret-id|another-id|13800138000|hush/);
  });

  test('[S20] exchanges by platform and result, messages by result, refusals by rule', async () => {
    const exchange = (code: string) =>
      server.call('POST', '/api/login/exchange', {
        body: { platform: 'wechat', code },
        headers: { 'idempotency-key': `metrics-${code}`.slice(0, 60) },
      });
    expect((await exchange(await sandbox.loginCode('wechat', 'lin'))).status).toBe(200);
    await exchange('made-up');
    expect((await linesOf(server.metrics, 'passport_exchanges_total{')).sort()).toEqual([
      'passport_exchanges_total{platform="wechat",result="LOGIN_CODE_INVALID"} 1',
      'passport_exchanges_total{platform="wechat",result="ok"} 1',
    ]);
    await server.call('POST', '/api/login/sms/send', { body: { phone: '13900001234' } });
    expect(await linesOf(server.metrics, 'passport_sms_sent_total{')).toEqual([
      'passport_sms_sent_total{result="ok"} 1',
    ]);
    for (let n = 0; n < 6; n += 1) {
      const body = { phone: '13900001235', password: 'wrong-otter-1', platform: 'h5' };
      await server.call('POST', '/api/login/password', { body });
    }
    expect(await linesOf(server.metrics, 'passport_rate_limit_refusals_total{')).toEqual([
      'passport_rate_limit_refusals_total{rule="password per number"} 1',
    ]);
  });

  test('[S20] the pool is told where there is one', async () => {
    const states = await linesOf(server.metrics, 'passport_db_pool_connections{');
    const total = states.map((line) => Number(line.split(' ')[1])).reduce((sum, one) => sum + one);
    expect(total > 0).toBe(database().kind === 'postgres');
  });

  test('[S20] /metrics opens for its credential only', async () => {
    const get = (headers: Record<string, string>) => server.app.inject({ url: '/metrics', headers });
    const { token: session } = await server.signIn();
    for (const given of ['', 'Bearer ', `Bearer ${token}x`, `Bearer ${session}`, token, `bearer ${token}`]) {
      expect((await get({ authorization: given })).json().code).toBe('AUTH_FAIL');
    }
    const answer = await get({ authorization: `Bearer ${token}` });
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.body).toContain('# TYPE http_request_duration_seconds histogram');
  });
});

test('[S20] without a credential there is no /metrics', async () => {
  const database = await createTestDatabase();
  const server = await createTestApp({ database });
  expect((await server.call('GET', '/metrics')).status).toBe(404);
  await server.close();
  await database.close();
});

test('[S20] a port of its own, with the metrics of the process; its credential holds there too', async () => {
  const database = await createPostgresDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'metrics-'));
  const env = {
    PORT: '0',
    METRICS_PORT: '0',
    METRICS_TOKEN: token,
    DATA_DIR: folder,
    SANDBOX_URL: sandbox.url,
  };
  const options = { logger: createLogger('silent') };
  const server = await startServer({ ...env, DATABASE_URL: database.url }, options);
  const get = (headers: Record<string, string>) => fetch(`${server.metricsUrl}/metrics`, { headers });
  expect((await get({})).status).toBe(401);
  const text = await (await get({ authorization: `Bearer ${token}` })).text();
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  await server.close();
  await expect(get({})).rejects.toThrow();
  await database.drop();
  rmSync(folder, { recursive: true });
}, 120_000);

test('[S20] a token fetched anew is counted by how that went, and the failure goes on', async () => {
  const metrics = createPrometheusMetrics();
  const outcomes = ['ok', new AppError('PLATFORM_TIMEOUT'), new Error('hush')];
  const fetchToken = async (): Promise<string> => {
    const next = outcomes.shift();
    if (typeof next === 'string') return next;
    throw next;
  };
  const counted = countRefreshes(fetchToken, 'wechat', metrics);
  expect(await counted()).toBe('ok');
  await expect(counted()).rejects.toMatchObject({ code: 'PLATFORM_TIMEOUT' });
  await expect(counted()).rejects.toThrow('hush');
  expect(await linesOf(metrics, 'passport_access_token_refreshes_total{')).toEqual([
    'passport_access_token_refreshes_total{platform="wechat",result="ok"} 1',
    'passport_access_token_refreshes_total{platform="wechat",result="PLATFORM_TIMEOUT"} 1',
    'passport_access_token_refreshes_total{platform="wechat",result="INTERNAL"} 1',
  ]);
});

test('[S20] docs/operations.md lists exactly the metrics that there are, and names follow the conventions', async () => {
  const page = readFileSync(path.resolve(__dirname, '../../docs/operations.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `((?:passport|http)_[a-z_]+)` \| (\w+) \| ([^|]+) \|/gm)].map(
    ([, name, type, labels]) => ({ name, type, labels: labels?.trim() }),
  );
  const metrics = createPrometheusMetrics();
  const text = await metrics.text();
  const known = [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name = '', type]) => ({ name, type }));
  expect(listed.map(({ name, type }) => ({ name, type }))).toEqual(expect.arrayContaining(known));
  expect(listed).toHaveLength(known.length);
  for (const { name, type } of known) {
    expect([name, /_total$/.test(name)]).toEqual([name, type === 'counter']);
    expect(name).toMatch(/^[a-z][a-z_]*[a-z]$/);
  }
});
