import type { TelemetryBody } from '../../src/contract/me';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { keptMs, telemetryRule } from './funnel';
import { telemetryEvents } from './schema';
import { stepNames } from './step-names';

const day = 24 * 3600 * 1000;

describeOnDatabases('steps that apps report', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await createTestApp({ database: database() });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await database().db.delete(telemetryEvents);
    server.clock.advance(telemetryRule.perMs + 1);
  });

  const send = (events: readonly object[], extra: object = {}, headers: Record<string, string> = {}) =>
    server.call('POST', '/api/telemetry', { body: { platform: 'wechat', events, ...extra }, headers });
  const event = (change: object = {}): TelemetryBody['events'][number] => ({
    name: 'started',
    at: server.clock.now(),
    ...change,
  });
  const kept = () => database().db.select().from(telemetryEvents);

  test('[S18] every step of the funnel is kept, with platform, duration and reason', async () => {
    const now = server.clock.now();
    const events = stepNames.map((name) => event({ name, durationMs: 120 }));
    const answer = await send([...events, event({ name: 'denied', reason: 'user-deny' })]);
    expect([answer.status, answer.body]).toEqual([200, {}]);
    const rows = await kept();
    expect(rows.map(({ name }) => name).sort()).toEqual([...stepNames, 'denied'].sort());
    const base = { platform: 'wechat', at: now, receivedAt: now };
    expect(rows.find(({ name }) => name === 'code')).toMatchObject({
      ...base,
      durationMs: 120,
      reason: null,
    });
    expect(rows.find(({ reason }) => reason !== null)).toMatchObject({
      ...base,
      durationMs: null,
      reason: 'user-deny',
    });
  });

  test('[L24] [S18] it asks for no session, and a dead one does no harm', async () => {
    const authorization = `Bearer ${'x'.repeat(43)}`;
    expect((await send([event()], {}, { authorization })).status).toBe(200);
  });

  test('[S16] [S18] a step that nobody knows is refused by name, and nothing of the batch is kept', async () => {
    for (const name of ['started-twice', 'constructor', 'page.view']) {
      const { status, body } = await send([event(), event({ name })]);
      expect([status, body.code, body.field]).toEqual([400, 'INVALID_INPUT', 'events/1/name']);
    }
    expect(await kept()).toEqual([]);
  });

  test('[S16] batches and fields out of their bounds', async () => {
    const bad: readonly [readonly object[], object][] = [
      [[], {}],
      [Array.from({ length: 51 }, () => event()), {}],
      [[event({ userId: 'somebody' })], {}],
      [[event({ reason: '有 空格' })], {}],
      [[event({ durationMs: -1 })], {}],
      [[event({ at: 'now' })], {}],
      [[event()], { platform: 'fax' }],
      [[event()], { token: 'x' }],
    ];
    for (const [events, extra] of bad) expect((await send(events, extra)).body.code).toBe('INVALID_INPUT');
    expect(await kept()).toEqual([]);
  });

  test('[S18] a number that could be somebody else has is not kept', async () => {
    await send([
      event({ name: 'denied', reason: '13800000001' }),
      event({ name: 'denied', reason: 'code-112' }),
    ]);
    expect((await kept()).map(({ reason }) => reason).sort()).toEqual(['code-112', null]);
  });

  test('[S18] times and durations that cannot be are brought within what can', async () => {
    const now = server.clock.now();
    await send([event({ at: 0 }), event({ durationMs: Number.MAX_SAFE_INTEGER })]);
    const rows = await kept();
    expect(rows.map(({ at }) => at).sort()).toEqual([now - day, now]);
    expect(rows.map(({ durationMs }) => durationMs).filter((one) => one !== null)).toEqual([3600 * 1000]);
  });

  test('[S18] a clock that is ahead changes nothing between the steps', async () => {
    const now = server.clock.now();
    await send([event({ at: now + day }), event({ at: now + day + 300 })]);
    expect((await kept()).map(({ at }) => at).sort()).toEqual([now - 300, now]);
  });

  test('[S18] steps of one flow are kept together, and a batch that names none is one of its own', async () => {
    await send([event()], { flow: 'flow-number-1' });
    await send([event(), event()]);
    await send([event()]);
    const flows = (await kept()).map(({ flow }) => flow);
    expect(flows).toContain('flow-number-1');
    expect(new Set(flows).size).toBe(3);
    expect((await send([event()], { flow: '13800000001 lin' })).body.field).toBe('flow');
  });

  test('[S18] who sends too much is told so, nobody else, and it passes', async () => {
    const answers = [];
    for (let index = 0; index < telemetryRule.most + 1; index += 1) answers.push(await send([event()]));
    expect(answers.at(-2)?.status).toBe(200);
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(await kept()).toHaveLength(telemetryRule.most);
    expect((await server.call('GET', '/api/products')).status).toBe(200);
    server.clock.advance(telemetryRule.perMs + 1);
    expect((await send([event()])).status).toBe(200);
  });

  test('[S18] events go when their time is over', async () => {
    await send([event({ name: 'code' })]);
    server.clock.advance(keptMs + 1);
    await send([event({ name: 'bound' })]);
    const another = await createTestApp({ database: database(), clock: server.clock });
    await another.close();
    expect((await kept()).map(({ name }) => name)).toEqual(['bound']);
  });
});
