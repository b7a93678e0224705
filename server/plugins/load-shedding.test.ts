import { once } from 'node:events';
import { request } from 'node:http';
import type { Config } from '../config';
import type { Database } from '../db/types';
import { createTestApp, type TestApp } from '../testing/app';
import { testConfig } from '../testing/config';
import { createTestDatabase } from '../testing/database';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.close());

/** A provider of messages that answers when it is told to. */
const createSlowProvider = () => {
  const waiting: (() => void)[] = [];
  const watchers: (() => void)[] = [];
  const fetch = (): Promise<Response> =>
    new Promise((resolve) => {
      waiting.push(() => resolve(new Response('{}')));
      for (const tell of watchers) tell();
    });
  return {
    fetch: fetch as typeof globalThis.fetch,
    untilAsked: (count: number): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => (waiting.length >= count ? resolve() : undefined);
        watchers.push(look);
        look();
      }),
    answer: () => {
      for (const release of waiting.splice(0)) release();
    },
  };
};

const open = (shedding: Config['shedding'], fetch = globalThis.fetch): Promise<TestApp> => {
  const config = testConfig({ shedding, sms: 'console', sandboxUrl: 'http://sandbox.example' });
  return createTestApp({ database, overrides: { config, fetch } });
};

let last = 13_900_000_000;
const sendSms = (server: TestApp) => {
  last += 1;
  return server.call('POST', '/api/login/sms/send', { body: { phone: String(last) } });
};
const countOf = async (server: TestApp, line: string): Promise<string | undefined> => {
  return (await server.metrics.text()).split('\n').find((one) => one.startsWith(line));
};

test('[S20] when all slots are taken the next is turned away at once, told when to come back, and served after', async () => {
  const provider = createSlowProvider();
  const server = await open({ eventLoopMs: 0, inFlight: 3 }, provider.fetch);
  const first = [sendSms(server), sendSms(server), sendSms(server)];
  await provider.untilAsked(3);
  const refused = await server.call('GET', '/api/categories');
  expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([
    503,
    'OVERLOADED',
    '2',
  ]);
  expect((await server.call('GET', '/api/nothing')).status).toBe(503);
  expect((await server.call('GET', '/health/live')).status).toBe(200);
  expect((await server.call('GET', '/health/ready')).status).toBe(200);
  provider.answer();
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await server.call('GET', '/api/categories')).status).toBe(200);
  expect(await countOf(server, 'passport_requests_shed_total')).toBe(
    'passport_requests_shed_total{reason="in-flight"} 2',
  );
  expect(await countOf(server, 'passport_http_requests_in_flight')).toMatch(/ 0$/);
  await server.close();
});

test('[S20] refusals and failures give their slot back', async () => {
  const server = await open({ eventLoopMs: 0, inFlight: 1 });
  for (let n = 0; n < 3; n += 1) {
    expect((await server.call('GET', '/api/me')).status).toBe(401);
    expect((await server.call('GET', '/api/nothing')).status).toBe(404);
    expect((await server.call('POST', '/api/login/sms/send', { body: { phone: 1 } })).status).toBe(400);
    expect((await server.app.inject({ method: 'GET', url: '/api/categories?x=%E0%A4%A' })).statusCode).toBe(
      400,
    );
    expect((await server.app.inject({ method: 'GET', url: '/docs/json' })).statusCode).toBe(200);
  }
  await server.close();
});

test('[S20] who hangs up does not make room: the work is still being done', async () => {
  const provider = createSlowProvider();
  const server = await open({ eventLoopMs: 0, inFlight: 1 }, provider.fetch);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const connection = once(server.app.server, 'connection');
  const headers = { 'content-type': 'application/json' };
  const call = request(`${url}/api/login/sms/send`, { method: 'POST', headers });
  call.on('error', () => undefined);
  call.end(JSON.stringify({ phone: '13900009999' }));
  const [socket] = await connection;
  await provider.untilAsked(1);
  const gone = once(socket, 'close');
  call.destroy();
  await gone;
  expect((await server.call('GET', '/api/categories')).status).toBe(503);
  provider.answer();
  const end = Date.now() + 5000;
  let status = 503;
  while (status === 503 && Date.now() < end) status = (await server.call('GET', '/api/categories')).status;
  expect(status).toBe(200);
  await server.close();
});

const burn = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

/** Calls until the answer has this status; every round of the event loop is held up for so long. */
const callUntil = async (server: TestApp, status: number, holdMs: number) => {
  const end = Date.now() + 15_000;
  for (;;) {
    burn(holdMs);
    await new Promise(setImmediate);
    const answer = await server.call('GET', '/api/categories');
    if (answer.status === status || Date.now() > end) return answer;
  }
};

test('[S20] an event loop that comes round too late turns requests away until it is on time again', async () => {
  const server = await open({ eventLoopMs: 40, inFlight: 0 });
  const refused = await callUntil(server, 503, 120);
  expect([refused.body.code, refused.headers['retry-after']]).toEqual(['OVERLOADED', '2']);
  expect((await server.call('GET', '/health/live')).status).toBe(200);
  expect(await countOf(server, 'passport_requests_shed_total')).toMatch(/reason="event-loop"} [1-9]/);
  expect((await callUntil(server, 200, 0)).status).toBe(200);
  await server.close();
}, 40_000);
