import type { HostPlatform } from '../config';
import { describeExchange } from './testing/exchange-fixture';

const platforms = ['wechat', 'douyin', 'baidu', 'kuaishou'] as const;

describeExchange('a platform that is not there', (stage) => {
  /** Every circuit is closed again. */
  beforeEach(async () => {
    stage().sandbox.world.faults.reset();
    stage().sandbox.clock.advance(120_000);
    for (const platform of platforms) expect((await stage().login(platform, 'zhao')).status).toBe(200);
  });
  const fail = (platform: HostPlatform, fault: 'http5xx' | 'busy' | 'lostAnswer') =>
    stage().sandbox.world.faults.set(platform, fault, { on: ['exchange'] });
  const codeOf = async (platform: HostPlatform) => (await stage().login(platform, 'zhao')).body.code;
  const logins = async (platform: HostPlatform, times: number): Promise<string[]> => {
    const codes: string[] = [];
    for (let n = 0; n < times; n += 1) codes.push(await codeOf(platform));
    return codes;
  };

  test.each(platforms)(
    '[S09] %s: after five failures it is not asked, and comes back with a probe',
    async (platform) => {
      for (const fault of ['busy', 'http5xx', 'lostAnswer'] as const) {
        stage().sandbox.clock.advance(120_000);
        fail(platform, fault);
        expect(await logins(platform, 5)).toEqual(Array(5).fill('PLATFORM_BUSY'));
        const before = stage().exchanges(platform);
        const refused = await stage().login(platform, 'zhao');
        expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([
          503,
          'PLATFORM_UNAVAILABLE',
          '5',
        ]);
        expect(stage().exchanges(platform)).toBe(before);
        stage().sandbox.world.faults.reset();
        expect(await codeOf(platform)).toBe('PLATFORM_UNAVAILABLE');
        stage().sandbox.clock.advance(5_000);
        expect(await codeOf(platform)).toBeUndefined();
      }
    },
  );

  test('[S09] the others go on', async () => {
    fail('wechat', 'http5xx');
    await logins('wechat', 6);
    expect([await codeOf('kuaishou'), await codeOf('wechat')]).toEqual([undefined, 'PLATFORM_UNAVAILABLE']);
  });

  test('[S09] [S15] a code that was not sent is good afterwards, also with another key', async () => {
    fail('wechat', 'http5xx');
    await logins('wechat', 5);
    const code = await stage().sandbox.loginCode('wechat', 'lin');
    const body = { platform: 'wechat', code };
    expect((await stage().exchange(body, { key: 'outage-0001' })).body.code).toBe('PLATFORM_UNAVAILABLE');
    stage().sandbox.world.faults.reset();
    stage().sandbox.clock.advance(5_000);
    expect((await stage().exchange(body, { key: 'outage-0002' })).status).toBe(200);
  });

  test('[S09] bad codes, however many, do not keep good ones out', async () => {
    for (const platform of platforms) {
      for (let n = 0; n < 12; n += 1) {
        const { body } = await stage().exchange({ platform, code: `made-up-${n}` });
        expect([platform, body.code]).toEqual([platform, 'LOGIN_CODE_INVALID']);
      }
      expect(await codeOf(platform)).toBeUndefined();
    }
  });

  test('[S09] being asked too often is an answer: it keeps nobody else out', async () => {
    for (const platform of platforms) {
      stage().sandbox.world.faults.set(platform, 'rateLimit', { times: 6, on: ['exchange'] });
      expect(await logins(platform, 6)).toEqual(Array(6).fill('RATE_LIMITED'));
      expect([platform, await codeOf(platform)]).toEqual([platform, undefined]);
    }
  });

  test('[S09] a code is never sent twice, whatever becomes of the first time', async () => {
    for (const platform of platforms) {
      fail(platform, 'lostAnswer');
      const before = stage().exchanges(platform);
      const code = await stage().sandbox.loginCode(platform, 'lin');
      for (let n = 0; n < 3; n += 1) {
        const { body } = await stage().exchange({ platform, code }, { key: 'outage-0003', on: n });
        expect([platform, body.code]).toEqual([platform, 'PLATFORM_BUSY']);
      }
      expect([platform, stage().exchanges(platform) - before]).toEqual([platform, 1]);
    }
  });

  test('[S09] a pair needs no platform: it is opened while the circuit is', async () => {
    const { token } = (await stage().login('kuaishou', 'wang')).body.session;
    fail('kuaishou', 'http5xx');
    await logins('kuaishou', 6);
    const { sandbox, servers } = stage();
    const pair = await sandbox.device('kuaishou', 'phone-number', { personId: 'wang' });
    const { encryptedData, iv } = pair;
    const bound = await servers[0].call('POST', '/api/login/phone', { token, body: { encryptedData, iv } });
    expect(bound.status).toBe(200);
  });
});
