import type { Database } from '../db/types';
import { createTestApp, type TestApp, type TestCaller } from '../testing/app';
import { createTestDatabase } from '../testing/database';

let database: Database;
let server: TestApp;
let member: TestCaller;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await createTestApp({ database });
  member = await server.signIn({ phone: '13800138071' });
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
});

const half = String.fromCharCode(0xd83d);
const address = (name: string) => ({
  ...{
    name,
    phone: '13800138071',
    regionCode: '330106',
    detail: '翠苑街道 1 号',
    label: '',
    isDefault: false,
  },
});

test.each([
  ['a NUL', 'Lin\0'],
  ['half of a pair', `Lin${half}`],
])('[S16] %s in a body is refused by its place, since no row can hold it', async (_what, name) => {
  const answer = await server.call('POST', '/api/addresses', { token: member.token, body: address(name) });
  expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, 'INVALID_INPUT', 'name']);
});

test('[S16] a whole pair is a text like any other', async () => {
  const answer = await server.call('POST', '/api/addresses', { token: member.token, body: address('Lin😀') });
  expect(answer.status).toBe(200);
});

test('[S16] a NUL in a query is refused by its name', async () => {
  const answer = await server.call('GET', '/api/search?q=a%00b');
  expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, 'INVALID_INPUT', 'q']);
});

test('[S16] the name of an unknown field is told back only as long as names are', async () => {
  const unknown = { ...address('Lin'), ['x'.repeat(5000)]: 1 };
  const answer = await server.call('POST', '/api/addresses', { token: member.token, body: unknown });
  expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, 'INVALID_INPUT', undefined]);
});
