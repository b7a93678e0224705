import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { type AccountFixture, createAccountFixture } from './testing/account-fixture';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('signing out', (database) => {
  let server: TestApp;
  let people: AccountFixture;
  beforeAll(async () => {
    const overrides = { config: sandbox.config };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
    people = createAccountFixture(server, sandbox);
  });
  afterAll(() => server.close());

  const signOut = (token: string) => server.call('POST', '/api/login/sign-out', { token });

  test('[L27] ends the token, and the host leads to a visitor, the same one each time', async () => {
    const member = await people.member('wechat', 'lin');
    expect((await signOut(member.token)).body).toEqual({});
    expect((await people.me(member.token)).body.code).toBe('AUTH_FAIL');
    const one = await people.visitor('wechat', 'lin');
    const two = await people.visitor('wechat', 'lin');
    expect(one.user).toMatchObject({ busiIdentity: 'VISIT', phoneMasked: null, nickname: null });
    expect(one.user.id).not.toBe(member.user.id);
    expect(two.user.id).toBe(one.user.id);
  });

  test('[P21] the same number on the button gives the member back, with both carts', async () => {
    const member = await people.member('kuaishou', 'chen');
    await people.addToCart(member.token, 'veg-corn-1', 1);
    await signOut(member.token);
    const visitor = await people.visitor('kuaishou', 'chen');
    await people.addToCart(visitor.token, 'veg-corn-1', 2);
    const { body } = await people.bind('kuaishou', 'chen', visitor.token);
    expect(body.session.user).toEqual(member.user);
    expect(await people.cart(body.session.token)).toMatchObject([{ skuId: 'veg-corn-1', quantity: 3 }]);
    expect((await people.visitor('kuaishou', 'chen')).user.id).toBe(member.user.id);
  });

  test('[P21] so does a message, and a password', async () => {
    const member = await people.member('douyin', 'wang');
    const body = { password: 'sea-otter-42' };
    await server.call('POST', '/api/me/password', { token: member.token, body });
    const signOuts = [
      (token: string) => people.loginBySms('13800000003', token),
      async (token: string) =>
        (await people.loginByPassword('13800000003', body.password, token)).body.session,
    ];
    let { token } = member;
    for (const login of signOuts) {
      await signOut(token);
      const visitor = await people.visitor('douyin', 'wang');
      expect(visitor.user.id).not.toBe(member.user.id);
      const back = await login(visitor.token);
      expect(back.user.id).toBe(member.user.id);
      token = (await people.visitor('douyin', 'wang')).token;
      expect((await people.me(token)).body.user.id).toBe(member.user.id);
    }
  });

  test('[L27] another number than before takes the identity along, the old member stays as it was', async () => {
    const first = await people.member('baidu', 'chen', 0);
    await signOut(first.token);
    const visitor = await people.visitor('baidu', 'chen');
    const { body } = await people.bind('baidu', 'chen', visitor.token, 1);
    expect(body.session.user).toMatchObject({ id: visitor.user.id, phoneMasked: '139****0002' });
    expect((await people.visitor('baidu', 'chen')).user.id).toBe(visitor.user.id);
    expect((await people.loginBySms('13800000002')).user.id).toBe(first.user.id);
  });

  test('[L27] other ends stay logged in', async () => {
    const one = await people.member('baidu', 'zhao');
    const two = await people.member('kuaishou', 'zhao');
    expect(two.user.id).toBe(one.user.id);
    await signOut(one.token);
    expect((await people.me(two.token)).status).toBe(200);
    expect((await people.visitor('kuaishou', 'zhao')).user.id).toBe(one.user.id);
    expect((await people.visitor('baidu', 'zhao')).user.id).not.toBe(one.user.id);
  });

  test('[L27] a visitor who signs out is the same visitor next time: there is nobody to be hidden', async () => {
    const visitor = await people.visitor('wechat', 'zhao');
    await signOut(visitor.token);
    expect((await people.visitor('wechat', 'zhao')).user.id).toBe(visitor.user.id);
  });

  test('[L27] first visits after a sign-out that come at once are one visitor', async () => {
    const member = await people.member('wechat', 'wang');
    await signOut(member.token);
    const sessions = await Promise.all(Array.from({ length: 5 }, () => people.visitor('wechat', 'wang')));
    expect(new Set(sessions.map(({ user }) => user.id)).size).toBe(1);
    expect(sessions[0]?.user.busiIdentity).toBe('VISIT');
  });
});
