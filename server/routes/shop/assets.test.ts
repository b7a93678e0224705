import type { Database } from '../../db/types';
import { pictureOf } from '../../shop/catalogue/catalogue';
import { createTestApp, type TestApp } from '../../testing/app';
import { createTestDatabase } from '../../testing/database';

let database: Database;
let server: TestApp;

beforeAll(async () => {
  database = await createTestDatabase('pglite');
  server = await createTestApp({ database });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const get = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url, headers });

test.each([...pictureOf.good('fruit-apple'), pictureOf.category('fruit'), '/assets/banners/1.webp'])(
  '[H02] %s is a picture that caches may keep for a day',
  async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=86400, stale-while-revalidate=604800',
    });
    expect(answer.rawPayload.subarray(8, 12).toString()).toBe('WEBP');
  },
);

test('[H02] an unchanged picture costs no bytes the second time', async () => {
  const etag = (await get('/assets/banners/1.webp')).headers.etag;
  const again = await get('/assets/banners/1.webp', { 'if-none-match': String(etag) });
  expect(again.statusCode).toBe(304);
  expect(again.rawPayload).toHaveLength(0);
});

test.each([
  '/assets/build-pictures.ts',
  '/assets/',
  '/assets/goods/',
  '/assets/goods/nothing.webp',
  '/assets/..%2fapp.ts',
  '/assets/goods/..%2f..%2fapp.ts',
])('[S16] %s is not there', async (url) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' });
});
