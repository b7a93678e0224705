import type { Config } from '../config';
import { createTestApp } from '../testing/app';
import { testConfig } from '../testing/config';
import { describeOnDatabases } from '../testing/database';

const open: Config['limits'] = {
  store: 'database',
  httpStore: 'memory',
  perAddress: 0,
  perUser: 0,
  exchangesPerAddress: 0,
};

describeOnDatabases('limits on requests', (database) => {
  const start = (limits: Partial<Config['limits']>, trustedProxies: string[] = []) =>
    createTestApp({
      database: database(),
      overrides: { config: testConfig({ limits: { ...open, ...limits }, trustedProxies }) },
    });
  type Server = Awaited<ReturnType<typeof start>>;

  const from = async (server: Server, address: string, url = '/api/nothing', forwarded?: string) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const answer = await server.app.inject({ method: 'GET', url, remoteAddress: address, headers });
    return answer.statusCode;
  };

  test.each(['memory', 'database'] as const)(
    '[S20] an address has its share of a minute, counted in %s',
    async (httpStore) => {
      const server = await start({ perAddress: 3, httpStore });
      const mine = httpStore === 'memory' ? '203.0.113.1' : '203.0.113.2';
      for (let n = 0; n < 3; n += 1) expect(await from(server, mine)).toBe(404);
      server.clock.advance(20_500);
      const refused = await server.app.inject({ url: '/api/categories', remoteAddress: mine });
      expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
        429,
        'RATE_LIMITED',
        '40',
      ]);
      expect(await from(server, '203.0.113.9')).toBe(404);
      expect(await from(server, mine, '/health/live')).toBe(200);
      expect(await from(server, mine, '/health/ready')).toBe(200);
      server.clock.advance(39_500);
      expect(await from(server, mine)).toBe(404);
      await server.close();
    },
  );

  test('[S20] a line of IPv6 is one address, however many it uses', async () => {
    const server = await start({ perAddress: 1 });
    expect(await from(server, '2001:db8:1:2::1')).toBe(404);
    expect(await from(server, '2001:db8:1:2:3:4:5:6')).toBe(429);
    expect(await from(server, '2001:db8:1:3::1')).toBe(404);
    await server.close();
  });

  test('[S20] behind a proxy that is trusted its word counts, and nobody else’s', async () => {
    const behind = await start({ perAddress: 1 }, ['10.0.0.0/8']);
    expect(await from(behind, '10.0.0.1', '/api/nothing', '203.0.113.1')).toBe(404);
    expect(await from(behind, '10.0.0.1', '/api/nothing', '203.0.113.2')).toBe(404);
    expect(await from(behind, '10.0.0.1', '/api/nothing', '198.51.100.7, 203.0.113.2')).toBe(429);
    expect(await from(behind, '203.0.113.5', '/api/nothing', '203.0.113.6')).toBe(404);
    expect(await from(behind, '203.0.113.5', '/api/nothing', '203.0.113.7')).toBe(429);
    await behind.close();
    const bare = await start({ perAddress: 1 });
    expect(await from(bare, '203.0.113.5', '/api/nothing', '203.0.113.6')).toBe(404);
    expect(await from(bare, '203.0.113.5', '/api/nothing', '203.0.113.7')).toBe(429);
    await bare.close();
  });

  test('[S20] a user has a share, from wherever they call; who is nobody yet has none', async () => {
    const server = await start({ perUser: 2 });
    const [one, other] = [await server.signIn(), await server.signIn()];
    const me = async (headers: Record<string, string>, remoteAddress: string) =>
      (await server.app.inject({ url: '/api/me', headers, remoteAddress })).statusCode;
    expect([await me(one.headers, '203.0.113.1'), await me(one.headers, '203.0.113.2')]).toEqual([200, 200]);
    expect(await me(one.headers, '203.0.113.3')).toBe(429);
    expect(await me(other.headers, '203.0.113.3')).toBe(200);
    for (let n = 0; n < 4; n += 1) expect(await from(server, '203.0.113.3', '/api/categories')).toBe(200);
    await server.close();
  });

  test('[S20] exchanges have a share of their own, counted for all instances before a platform is asked', async () => {
    const [server, second] = [
      await start({ exchangesPerAddress: 2 }),
      await start({ exchangesPerAddress: 2 }),
    ];
    const exchange = async (on: Server, url = '/api/login/exchange') => {
      const headers = { 'idempotency-key': 'key-12345678' };
      const payload = { platform: 'wechat', code: 'x' };
      const remoteAddress = '198.51.100.1';
      const answer = await on.app.inject({ method: 'POST', url, headers, payload, remoteAddress });
      return answer.json().code;
    };
    expect(await exchange(server)).toBe('PLATFORM_NOT_CONFIGURED');
    expect(await exchange(second)).toBe('PLATFORM_NOT_CONFIGURED');
    expect(await exchange(server)).toBe('RATE_LIMITED');
    expect(await exchange(second, '/api/login/register')).toBe('RATE_LIMITED');
    expect(await from(server, '198.51.100.1', '/api/categories')).toBe(200);
    await server.close();
    await second.close();
  });
});
