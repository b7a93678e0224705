import type { FastifyInstance } from 'fastify';
import type { Config } from '../config';
import type { Database } from '../db/types';
import { createTestApp } from '../testing/app';
import { testConfig } from '../testing/config';
import { createTestDatabase } from '../testing/database';

const password = 'a-long-operator-password';
const paths = [
  '/ops/funnel',
  '/ops/funnel/',
  '/ops/funnel/data',
  '/ops/funnel/main.js',
  '/ops/funnel/lib/chart.umd.min.js',
];
const basic = (name: string, secret: string) =>
  `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.close());

const withApp = async (
  settings: Partial<Config>,
  work: (app: FastifyInstance) => Promise<void>,
): Promise<void> => {
  const server = await createTestApp({ database, overrides: { config: testConfig(settings) } });
  await work(server.app).finally(server.close);
};
const statusOf = async (app: FastifyInstance, url: string, authorization?: string) =>
  (await app.inject({ url, headers: authorization === undefined ? {} : { authorization } })).statusCode;

test('[S18] in development the page and all that it is made of is there', async () => {
  await withApp({}, async (app) => {
    const page = await app.inject('/ops/funnel/');
    expect(page.headers['content-type']).toContain('text/html');
    const parts = [...page.payload.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, part]) => `/ops/funnel/${part}`,
    );
    expect(parts).toHaveLength(4);
    const scripts = ['charts', 'tables', 'words'].map((name) => `/ops/funnel/${name}.js`);
    for (const url of [...parts, ...scripts]) expect([url, await statusOf(app, url)]).toEqual([url, 200]);
    const redirect = await app.inject('/ops/funnel');
    expect([redirect.statusCode, redirect.headers.location]).toEqual([302, '/ops/funnel/']);
  });
});

test('[S18] the page may load nothing from elsewhere and holds no script of its own', async () => {
  await withApp({}, async (app) => {
    const { headers, payload } = await app.inject('/ops/funnel/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect(payload).not.toMatch(/https?:|style=|onclick|<style|<script(?![^>]*src=)/);
  });
});

test('[S18] of the library only its one file is shown', async () => {
  await withApp({}, async (app) => {
    for (const name of ['package.json', 'chart.js', '../package.json', '..%2fpackage.json', '']) {
      expect([name, await statusOf(app, `/ops/funnel/lib/${name}`)]).toEqual([name, 404]);
    }
  });
});

test('[S18] in production nothing of it is there without a password', async () => {
  await withApp({ production: true }, async (app) => {
    for (const url of paths) expect([url, await statusOf(app, url)]).toEqual([url, 404]);
  });
});

test.each([true, false])(
  '[S18] with a password nobody sees it who does not know it (production %s)',
  async (production) => {
    await withApp({ production, operatorPassword: password }, async (app) => {
      const wrong = [
        undefined,
        '',
        'Basic',
        'Basic !!!',
        basic('operator', ''),
        basic('operator', `${password}x`),
        basic('admin', password),
        `Bearer ${password.slice(1)}`,
        `Digest ${password}`,
      ];
      for (const url of paths) {
        for (const header of wrong)
          expect([url, header, await statusOf(app, url, header)]).toEqual([url, header, 401]);
        for (const header of [basic('operator', password), `Bearer ${password}`]) {
          expect([200, 302]).toContain(await statusOf(app, url, header));
        }
      }
      const { headers, payload } = await app.inject('/ops/funnel/data');
      expect(headers['www-authenticate']).toMatch(/^Basic realm=/);
      expect(JSON.parse(payload).code).toBe('OPERATOR_REQUIRED');
    });
  },
);

test('[S21] the report stands in the OpenAPI description', async () => {
  await withApp({}, async (app) => {
    const description = (await app.inject('/docs/json')).json();
    expect(
      description.paths['/ops/funnel/data'].get.parameters.map(({ name }: { name: string }) => name),
    ).toEqual(['from', 'to', 'platform']);
    expect(Object.keys(description.paths).filter((path) => path.startsWith('/ops/funnel'))).toEqual([
      '/ops/funnel/data',
    ]);
  });
});
