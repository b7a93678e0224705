import type { TelemetryBody } from '../contract';
import { createTestAuth, type TestAuth, type TestAuthOptions } from './testing/create-test-auth';
import { type FakeShop, member } from './testing/fake-shop';
import { refuse } from './testing/scripted-transport';

const create = (options: TestAuthOptions = {}) => createTestAuth({ telemetryMs: 5_000, ...options });

const batches = ({ transport }: TestAuth) =>
  transport.requests('sendTelemetry').map(({ body }) => (body as TelemetryBody).events);
const names = (test: TestAuth) =>
  batches(test)
    .flat()
    .map(({ name }) => name);

test('[L24] never a login: it goes out without a token and without a session', async () => {
  const test = create();
  test.auth.telemetry({ name: 'page.home' });
  await test.clock.advance(5_000);
  expect(test.transport.requests()).toMatchObject([
    { name: 'sendTelemetry', token: null, body: { platform: 'wechat', events: [{ name: 'page.home' }] } },
  ]);
  expect(test.host.asked.login).toBe(0);
});

test('[L24] batched: what comes within 5 s, unless said, goes in one request, with the time of each', async () => {
  const test = create({ telemetryMs: 'default' });
  const start = test.clock.now();
  test.auth.telemetry({ name: 'a', durationMs: 7 });
  await test.clock.advance(4_999);
  test.auth.telemetry({ name: 'b', reason: 'why' });
  expect(test.transport.requests()).toHaveLength(0);
  await test.clock.advance(1);
  expect(batches(test)).toEqual([
    [
      { name: 'a', durationMs: 7, at: start },
      { name: 'b', reason: 'why', at: start + 4_999 },
    ],
  ]);
  expect(test.clock.pending()).toBe(0);
});

test('[L24] 50 at most in one, one request at a time, 200 kept: the oldest go', async () => {
  const test = create();
  test.transport.hold('sendTelemetry');
  for (let i = 0; i < 300; i += 1) test.auth.telemetry({ name: `e${i}` });
  await test.clock.advance(5_000);
  test.auth.telemetry({ name: 'e300' });
  await test.clock.advance(5_500);
  test.lifecycle.hide();
  expect(batches(test).map((events) => events.length)).toEqual([50]);
  test.transport.release('sendTelemetry');
  await test.clock.advance(60_000);
  expect(batches(test).map((events) => events.length)).toEqual([50, 50, 50, 50, 1]);
  expect(names(test)).toEqual(Array.from({ length: 201 }, (_, i) => `e${i + 100}`));
});

test('[L24] all batches of a launch have one random word, which stands in nothing else; the next launch has another', async () => {
  const test = create();
  await test.auth.init();
  for (const name of ['a', 'b']) {
    test.auth.telemetry({ name });
    await test.clock.advance(5_000);
  }
  const next = test.restart();
  next.telemetry({ name: 'c' });
  await test.clock.advance(5_000);
  const all = test.transport.requests('sendTelemetry').map(({ body }) => (body as TelemetryBody).flow);
  const [flow, again, other] = all;
  expect(flow).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  expect([again === flow, other === flow, all.length]).toEqual([true, false, 3]);
  const elsewhere = test.transport.requests().filter(({ name }) => name !== 'sendTelemetry');
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(JSON.stringify([elsewhere, test.trace.records()])).not.toContain(flow);
});

test('[L24] it may be lost: a failed batch is neither repeated nor an error that anyone sees', async () => {
  const test = create();
  test.transport.script('sendTelemetry', refuse('INTERNAL'), { failure: 'timeout' });
  test.auth.telemetry({ name: 'a' });
  await test.clock.advance(5_000);
  test.auth.telemetry({ name: 'b' });
  await test.clock.advance(60_000);
  expect(names(test)).toEqual(['a', 'b']);
  expect(test.trace.records().filter(({ kind }) => kind === 'error')).toEqual([]);
});

test('[L24] the app goes to the back: what has gathered goes at once', async () => {
  const test = create();
  test.auth.telemetry({ name: 'a' });
  await test.clock.advance(4_000);
  test.lifecycle.hide();
  await test.clock.advance(0);
  expect([names(test), test.clock.pending()]).toEqual([['a'], 0]);
  test.auth.telemetry({ name: 'b' });
  await test.clock.advance(4_999);
  expect(names(test)).toEqual(['a']);
  await test.clock.advance(1);
  expect(names(test)).toEqual(['a', 'b']);
});

test('[L24] [L22] without a network it is kept, and goes with the return', async () => {
  const test = create();
  test.lifecycle.setOnline(false);
  test.auth.telemetry({ name: 'a' });
  await test.clock.advance(60_000);
  expect([names(test), test.clock.pending()]).toEqual([[], 0]);
  test.lifecycle.setOnline(true);
  await test.clock.advance(0);
  expect(names(test)).toEqual(['a']);
});

test('[L24] an app may do without it', async () => {
  const test = createTestAuth({ telemetryMs: 0 });
  await test.auth.init();
  test.auth.telemetry({ name: 'a' });
  test.lifecycle.hide();
  await test.clock.advance(60_000);
  expect(names(test)).toEqual([]);
});

test('[L24] the funnel of a login is kept by the core itself, with durations and the reason of a refusal', async () => {
  const test = create();
  test.transport.hold('exchange');
  const init = test.auth.init();
  await test.clock.advance(120);
  test.transport.release('exchange');
  await init;
  await test.auth.ensureSessionKey();
  test.auth.phoneRefused({ kind: 'denied', reason: 'user-denied' });
  await test.auth.bindPhone({ kind: 'granted', code: 'phone-code' });
  await test.auth.importProfile({ nickname: '小鲜', encryptedData: 'cipher', iv: 'vector' });
  await test.clock.advance(5_000);
  expect(
    batches(test)
      .flat()
      .map(({ name, durationMs, reason }) => [name, durationMs ?? reason ?? null]),
  ).toEqual([
    ['started', null],
    ['code', 0],
    ['session', 120],
    ['phone-shown', null],
    ['phone-tapped', null],
    ['denied', 'user-denied'],
    ['phone-tapped', null],
    ['granted', null],
    ['bound', null],
    ['profile', null],
  ]);
  expect(JSON.stringify(batches(test))).not.toMatch(/token-|code-|phone-code|cipher|vector|小鲜|1380/);
});

test('[L24] a guest’s login has begun and brought neither code nor session', async () => {
  const test = create();
  test.host.answerLogin({ kind: 'needs-host-login', reason: 'r' });
  await test.auth.init();
  await test.clock.advance(5_000);
  expect(names(test)).toEqual(['started']);
});

test('[L24] steps that were not taken are not told: no code, no session, no bind', async () => {
  const test = create();
  test.host.answerLogin(
    { kind: 'needs-host-login', reason: 'r' },
    { kind: 'failed', retryable: true, reason: 'r' },
  );
  await test.auth.login();
  await test.auth.login().catch(() => undefined);
  await test.auth.ensureSessionKey().catch(() => undefined);
  await test.clock.advance(5_000);
  expect(names(test)).not.toEqual(expect.arrayContaining(['bound']));
  expect(names(test).filter((name) => name === 'started').length).toBeGreaterThanOrEqual(2);
  const member1 = create({ remembered: (shop: FakeShop) => shop.issue(member) });
  member1.transport.script('bindPhone', refuse('PHONE_CODE_INVALID'));
  await member1.auth.bindPhone({ kind: 'granted', code: 'p' }).catch(() => undefined);
  await member1.auth.updateProfile({ gender: 'male' });
  await member1.clock.advance(5_000);
  expect(names(member1)).toEqual(['phone-tapped', 'granted']);
});
