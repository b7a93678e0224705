import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import type { FunnelReport, StepReport } from './report-schema';
import { telemetryEvents } from './schema';
import { type StepName, stepNames } from './step-names';
import { type Step, sendFlow } from './testing/walk';

const hour = 3_600_000;
const day = 24 * hour;

describeOnDatabases('the report', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await createTestApp({ database: database() });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await database().db.delete(telemetryEvents);
    server.clock.advance(2 * day);
  });

  const report = async (query = ''): Promise<FunnelReport> => {
    const { status, body } = await server.call<FunnelReport>('GET', `/ops/funnel/data${query}`);
    expect(status).toBe(200);
    return body;
  };
  const of = (steps: readonly StepReport[], step: StepName) => steps.find((one) => one.step === step);
  const flows = (steps: readonly StepReport[]) =>
    Object.fromEntries(steps.filter((one) => one.flows > 0).map(({ step, flows: count }) => [step, count]));

  test('[S18] without an event everything is zero', async () => {
    const { total, platforms, denials, trend } = await report();
    expect(total).toEqual(stepNames.map((step) => ({ step, flows: 0, p50Ms: null, p95Ms: null })));
    expect([platforms, denials, trend]).toEqual([[], [], []]);
  });

  test('[S18] counts the flows that reached each step, on each platform', async () => {
    const whole: Step[] = stepNames.filter((name) => name !== 'denied').map((name, n) => [name, n * 10]);
    await sendFlow(server, 'wechat', whole);
    await sendFlow(server, 'wechat', [
      ['started', 0],
      ['code', 1],
      ['session', 2],
      ['phone-shown', 3],
      ['phone-shown', 9],
    ]);
    await sendFlow(server, 'baidu', [
      ['started', 0],
      ['phone-tapped', 5],
      ['denied', 6, { reason: 'user-deny' }],
    ]);
    const { total, platforms } = await report();
    expect(platforms.map(({ platform }) => platform)).toEqual(['wechat', 'baidu']);
    expect(flows(platforms[0]?.steps ?? [])).toEqual({
      started: 2,
      code: 2,
      session: 2,
      'phone-shown': 2,
      'phone-tapped': 1,
      granted: 1,
      bound: 1,
      profile: 1,
    });
    expect(flows(platforms[1]?.steps ?? [])).toEqual({ started: 1, 'phone-tapped': 1, denied: 1 });
    expect(flows(total)).toMatchObject({ started: 3, 'phone-tapped': 2, denied: 1, granted: 1 });
  });

  test('[S18] half of all took no longer than p50, and 95 of 100 no longer than p95', async () => {
    for (let n = 1; n <= 21; n += 1)
      await sendFlow(server, 'douyin', [
        ['phone-shown', 0],
        ['phone-tapped', n * 100],
      ]);
    const { total } = await report();
    expect(of(total, 'phone-tapped')).toEqual({ step: 'phone-tapped', flows: 21, p50Ms: 1100, p95Ms: 2000 });
    expect(of(total, 'phone-shown')).toMatchObject({ flows: 21, p50Ms: null, p95Ms: null });
  });

  test('[S18] what the app measured counts, else the time since the step before', async () => {
    await sendFlow(server, 'kuaishou', [
      ['started', 0],
      ['code', 500, { durationMs: 120 }],
      ['session', 900],
    ]);
    const { total } = await report();
    expect([of(total, 'code')?.p50Ms, of(total, 'session')?.p50Ms]).toEqual([120, 400]);
  });

  test('[S18] steps of one flow are told apart from those of another, over several batches', async () => {
    await sendFlow(server, 'wechat', [['phone-shown', 0]], { flow: 'flow-number-1' });
    await sendFlow(server, 'wechat', [['phone-shown', 5]], { flow: 'flow-number-2' });
    await sendFlow(server, 'wechat', [['phone-tapped', 1000]], { flow: 'flow-number-1' });
    const { total } = await report();
    expect(of(total, 'phone-shown')?.flows).toBe(2);
    expect(of(total, 'phone-tapped')).toMatchObject({ flows: 1, p50Ms: 1000 });
  });

  test('[S18] without a flow a batch is one, and a clock that was set back tells no time', async () => {
    await sendFlow(
      server,
      'h5',
      [
        ['started', 0],
        ['session', 40],
      ],
      { flow: null },
    );
    await sendFlow(
      server,
      'h5',
      [
        ['phone-shown', 100],
        ['phone-tapped', 50],
      ],
      { flow: null },
    );
    const { total } = await report();
    expect(flows(total)).toEqual({ started: 1, session: 1, 'phone-shown': 1, 'phone-tapped': 1 });
    expect(of(total, 'phone-tapped')?.p50Ms).toBeNull();
  });

  test('[S18] why people refused, most often first', async () => {
    for (const reason of ['user-deny', 'user-deny', 'code-112']) {
      await sendFlow(server, 'wechat', [['denied', 0, { reason }]]);
    }
    await sendFlow(server, 'baidu', [['denied', 0]]);
    expect((await report()).denials).toEqual([
      { platform: 'wechat', reason: 'user-deny', count: 2 },
      { platform: 'baidu', reason: '', count: 1 },
      { platform: 'wechat', reason: 'code-112', count: 1 },
    ]);
  });

  test('[S18] only the stretch and the platform that were asked for', async () => {
    const now = server.clock.now();
    for (const ago of [0, 5 * hour, 23 * hour])
      await sendFlow(server, 'wechat', [['started', 0]], { at: now - ago });
    await sendFlow(server, 'h5', [['started', 0]], { at: now });
    const started = async (query: string) => of((await report(query)).total, 'started')?.flows;
    expect(await started('')).toBe(4);
    expect(await started('?platform=wechat')).toBe(3);
    expect(await started(`?from=${now - 6 * hour}`)).toBe(3);
    expect(await started(`?from=${now - 6 * hour}&to=${now}`)).toBe(1);
    expect((await report(`?platform=h5`)).platforms.map(({ platform }) => platform)).toEqual(['h5']);
  });

  test('[S18] by the hour for two days, by the day as it begins in China for more', async () => {
    const now = server.clock.now();
    await sendFlow(
      server,
      'wechat',
      [
        ['started', 0],
        ['session', 1],
      ],
      { at: now - hour },
    );
    await sendFlow(
      server,
      'wechat',
      [
        ['started', 0],
        ['bound', 0],
      ],
      { at: now },
    );
    const hourly = await report(`?from=${now - 2 * day + 1}&to=${now + 1}`);
    expect(hourly.bucketMs).toBe(hour);
    expect(hourly.trend).toEqual([
      { at: now - hour, started: 1, session: 1, bound: 0 },
      { at: now, started: 1, session: 0, bound: 1 },
    ]);
    const daily = await report();
    // The clock of the tests stands at midnight UTC, which is eight in the morning in China.
    expect(daily).toMatchObject({
      bucketMs: day,
      trend: [{ at: now - 8 * hour, started: 2, session: 1, bound: 1 }],
    });
  });

  test.each([
    '?from=5&to=5',
    '?from=9&to=5',
    '?from=0',
    '?platform=fax',
    '?from=x',
    '?surprise=1',
    '?from=-1',
  ])('[S16] %s is refused', async (query) => {
    const { status, body } = await server.call('GET', `/ops/funnel/data${query}`);
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT']);
  });
});
