import type { Database } from '../db/types';
import { createTestApp, type TestApp, type TestCaller } from '../testing/app';
import { testConfig } from '../testing/config';
import { createTestDatabase } from '../testing/database';

let database: Database;
let server: TestApp;
let member: TestCaller;
beforeAll(async () => {
  database = await createTestDatabase();
  const config = testConfig({ publicOrigin: 'https://shop.example.com' });
  server = await createTestApp({ database, overrides: { config } });
  member = await server.signIn({ phone: '13800138072' });
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
});

const headersOf = async (url: string) => (await server.app.inject({ url, headers: member.headers })).headers;

test.each(['/api/me', '/api/categories', '/api/nowhere', '/docs/', '/docs/json', '/ops/funnel/'])(
  '[S20] %s tells browsers not to guess, not to tell on, not to be framed by others, and to come by TLS',
  async (url) => {
    const headers = await headersOf(url);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(headers['content-security-policy']).toMatch(/frame-ancestors '(none|self)'/);
    expect(headers['content-security-policy']).toMatch(/base-uri 'none'/);
    expect(headers['content-type']).toMatch(/charset=utf-8/i);
  },
);

test('[S20] what a session opens is kept by nobody on the way, nor is a refusal', async () => {
  for (const url of ['/api/me', '/api/addresses', '/api/nowhere']) {
    expect((await headersOf(url))['cache-control']).toBe('no-store');
  }
  expect((await headersOf('/api/categories'))['cache-control']).toBeUndefined();
});

test('[S20] TLS is asked for only where there is TLS', async () => {
  const plain = await createTestApp({ database });
  const { headers } = await plain.app.inject('/api/categories');
  expect(headers['strict-transport-security']).toBeUndefined();
  await plain.close();
});
