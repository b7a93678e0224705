import type { HostPlatform } from '../config';
import { describeExchange } from './testing/exchange-fixture';

describeExchange('a registration', (stage) => {
  const register = (body: object, options?: { key?: string; on?: number }) => stage().register(body, options);
  const call = (...request: Parameters<ReturnType<typeof stage>['servers'][0]['call']>) =>
    stage().servers[0].call(...request);

  /** The last code makes the key that everything else is made with. */
  const collect = async (platform: HostPlatform, personId: string, profile: object = {}) => {
    const code = await stage().sandbox.loginCode(platform, personId);
    const { encryptedData, iv } = await stage().sandbox.device(platform, 'phone-number', { personId });
    const shown = await stage().sandbox.device(platform, 'profile', {
      personId,
      api: 'getUserProfile',
      ...profile,
    });
    const signed = platform === 'baidu' ? {} : { rawData: shown.rawData, signature: shown.signature };
    return { platform, code, encryptedData, iv, ...signed };
  };

  test.each(['wechat', 'douyin', 'baidu', 'kuaishou'] as const)(
    '[P20] %s: code, number and profile in one call make a member',
    async (platform) => {
      const profile = platform === 'wechat' ? { baseLibrary: '2.20.0' } : {};
      const { status, body } = await register(await collect(platform, 'lin', profile));
      expect(status).toBe(200);
      expect(body.session.user).toMatchObject({ busiIdentity: 'MEMBER', phoneMasked: '138****0001' });
      const me = await call('GET', '/api/me', { token: body.session.token });
      expect(me.body.user).toEqual(body.session.user);
      const silent = await stage().login(platform, 'lin');
      expect(silent.body.session.user.id).toBe(body.session.user.id);
    },
  );

  test('[P20] the name is taken over, and never put in place of one that is there', async () => {
    const { body } = await register(await collect('kuaishou', 'wang'));
    expect(body.session.user.nickname).toBe('思敏爱喝茶');
    const { token } = body.session;
    await call('PUT', '/api/me/profile', { token, body: { nickname: '茶茶' } });
    const again = await register(await collect('kuaishou', 'wang'));
    expect(again.body.session.user).toMatchObject({ id: body.session.user.id, nickname: '茶茶' });
  });

  test('[P11] the name of nobody is not taken over', async () => {
    const shown = await collect('wechat', 'zhao');
    expect(JSON.parse(String(shown.rawData)).nickName).toBe('微信用户');
    const { body } = await register(shown);
    expect(body.session.user).toMatchObject({ busiIdentity: 'MEMBER', nickname: null });
  });

  test('[P20] nothing happens unless everything is right', async () => {
    const whole = await collect('kuaishou', 'chen');
    const cases: [object, string, string | undefined][] = [
      [{ rawData: `${whole.rawData} ` }, 'SIGNATURE_WRONG', 'signature'],
      [{ signature: 'a'.repeat(40) }, 'SIGNATURE_WRONG', 'signature'],
      [{ signature: undefined }, 'INVALID_INPUT', 'signature'],
      [{ rawData: undefined }, 'INVALID_INPUT', 'rawData'],
      [{ encryptedData: Buffer.alloc(32, 1).toString('base64') }, 'USER_WX_SESSIONKEY_EXPIRE', undefined],
      [{ iv: 'AAAA' }, 'PHONE_DATA_INVALID', 'iv'],
      [{ code: 'made-up-code' }, 'LOGIN_CODE_INVALID', undefined],
    ];
    for (const [change, code, field] of cases) {
      const fresh = { ...(await collect('kuaishou', 'chen')), ...change };
      const { body } = await register(fresh);
      expect([change, body.code, body.field]).toEqual([change, code, field]);
    }
    const silent = await stage().login('kuaishou', 'chen');
    expect(silent.body.session.user.busiIdentity).toBe('VISIT');
  });

  test('[P20] the pair and the profile of somebody else, made with another key, are refused', async () => {
    const mine = await collect('douyin', 'chen');
    const theirs = await collect('douyin', 'wang');
    const { encryptedData, iv, rawData, signature } = theirs as Record<string, unknown>;
    const { code } = mine;
    expect((await register({ ...mine, encryptedData, iv })).body.code).toBe('USER_WX_SESSIONKEY_EXPIRE');
    const again = await collect('douyin', 'chen');
    expect((await register({ ...again, rawData, signature })).body.code).toBe('SIGNATURE_WRONG');
    expect((await register({ ...again, code })).body.code).toBe('LOGIN_CODE_USED');
  });

  test('[P20] the same request gives the same session, over instances, and the platform is asked once', async () => {
    const body = await collect('wechat', 'chen');
    const before = stage().exchanges('wechat');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => register(body, { key: 'register-same', on: n })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(new Set(answers.map((answer) => answer.body.session.token)).size).toBe(1);
    expect(stage().exchanges('wechat') - before).toBe(1);
    expect((await register(body, { key: 'register-other' })).body.code).toBe('LOGIN_CODE_USED');
  });

  test('[S15] a code that was exchanged is not registered with, even under the same key', async () => {
    const body = await collect('baidu', 'chen');
    const { platform, code } = body;
    await stage().exchange({ platform, code }, { key: 'one-key-for-both' });
    expect((await register(body, { key: 'one-key-for-both' })).body.code).toBe('LOGIN_CODE_USED');
  });

  test('[P19] what the visitor had put into the cart is in the cart of the member', async () => {
    const visitor = (await stage().login('baidu', 'wang')).body.session;
    const item = { skuId: 'veg-corn-1', quantity: 2 };
    await call('POST', '/api/cart/items', { token: visitor.token, body: item });
    const { body } = await register(await collect('baidu', 'wang'));
    const cart = await call('GET', '/api/cart', { token: body.session.token });
    expect(cart.body.cart.items).toMatchObject([item]);
    expect((await call('GET', '/api/me', { token: visitor.token })).body.code).toBe('AUTH_FAIL');
  });
});
