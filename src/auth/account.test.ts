import type { Auth } from './auth';
import { createTestAuth, type TestAuthOptions } from './testing/create-test-auth';
import { createFakeHost } from './testing/fake-host';
import { type FakeShop, member } from './testing/fake-shop';
import { refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const asMember = { remembered: (shop: FakeShop) => shop.issue(member) };
const asVisitor = { remembered: (shop: FakeShop) => shop.issue() };
const proof = { kind: 'sms', smsCode: '424242' } as const;
const phone = '13800138000';
const greyFace =
  'https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132';

interface Action {
  readonly run: (auth: Auth) => Promise<unknown>;
  /** What is sent, and with which token. */
  readonly sent: readonly [name: string, body: unknown];
  readonly as?: TestAuthOptions;
  /** The session's step and token after it. */
  readonly after?: readonly [step: number, token: string];
}

const actions: Record<string, Action> = {
  '[P17] loginByPassword': {
    run: (auth) => auth.loginByPassword(phone, 'secret12'),
    sent: ['loginByPassword', { phone, password: 'secret12', platform: 'wechat' }],
    as: asVisitor,
    after: [2, 'token-2'],
  },
  '[P16] loginBySms': {
    run: (auth) => auth.loginBySms(phone, '123456'),
    sent: ['loginBySms', { phone, smsCode: '123456', platform: 'wechat' }],
    as: asVisitor,
    after: [2, 'token-2'],
  },
  '[P16] sendSms': { run: (auth) => auth.sendSms(phone), sent: ['sendSms', { phone }] },
  '[P17] sendSms for a forgotten password': {
    run: (auth) => auth.sendSms(phone, 'reset-password'),
    sent: ['sendSms', { phone, purpose: 'reset-password' }],
  },
  '[P17] resetPassword': {
    run: (auth) => auth.resetPassword(phone, '123456', 'secret12'),
    sent: ['resetPassword', { phone, smsCode: '123456', password: 'secret12' }],
  },
  '[P17] setPassword, the first': {
    run: (auth) => auth.setPassword('secret12'),
    sent: ['setPassword', { password: 'secret12' }],
  },
  '[P17] setPassword, another': {
    run: (auth) => auth.setPassword('secret12', proof),
    sent: ['setPassword', { password: 'secret12', proof }],
  },
  '[P18] sendProofSms': { run: (auth) => auth.sendProofSms(), sent: ['sendProofSms', undefined] },
  '[P18] [P19] changePhone': {
    run: (auth) => auth.changePhone('13900139000', '123456', proof),
    sent: ['changePhone', { phone: '13900139000', smsCode: '123456', proof }],
    after: [2, 'token-2'],
  },
  '[P18] unbindPhone': {
    run: (auth) => auth.unbindPhone(proof),
    sent: ['unbindPhone', { proof }],
    after: [1, 'token-2'],
  },
  '[P15] updateProfile': {
    run: (auth) => auth.updateProfile({ nickname: '小鲜', gender: 'female', birthday: '1990-01-31' }),
    sent: ['updateProfile', { nickname: '小鲜', gender: 'female', birthday: '1990-01-31' }],
  },
  '[P10] importProfile': {
    run: (auth) => auth.importProfile({ nickname: '小鲜', rawData: '{"nickName":"小鲜"}', signature: 'ab' }),
    sent: ['importProfile', { rawData: '{"nickName":"小鲜"}', signature: 'ab' }],
    after: [3, 'token-1'],
  },
  '[P14] importAvatar': {
    run: (auth) => auth.importAvatar('https://p6.douyinpic.com/a.jpg'),
    sent: ['importAvatar', { url: 'https://p6.douyinpic.com/a.jpg' }],
  },
  '[P22] requestDeletion': {
    run: (auth) => auth.requestDeletion(proof),
    sent: ['requestDeletion', { proof }],
  },
  '[P22] cancelDeletion': { run: (auth) => auth.cancelDeletion(), sent: ['cancelDeletion', undefined] },
  '[P23] devices': { run: (auth) => auth.devices(), sent: ['listDevices', undefined] },
  '[P23] revokeDevice': { run: (auth) => auth.revokeDevice('d/1'), sent: ['revokeDevice', undefined] },
  '[P23] revokeOtherDevices': {
    run: (auth) => auth.revokeOtherDevices(),
    sent: ['revokeOtherDevices', undefined],
  },
};

test.each(Object.entries(actions))('%s: one call, and the session follows', async (_, action) => {
  const { run, sent, as = asMember, after = [2, 'token-1'] } = action;
  const { auth, transport, storedToken, states } = createTestAuth(as);
  const [name, body] = sent;
  await run(auth);
  expect(transport.requests()).toHaveLength(1);
  expect(transport.requests()[0]).toMatchObject({ name });
  expect(transport.requests()[0]?.body).toEqual(body);
  expect([auth.getCurrentAuthStep(), storedToken()]).toEqual(after);
  expect(states.at(-1)).toMatchObject({ step: after[0] });
});

describe('the session follows the user', () => {
  test('[P15] [P17] [P22] gender, birthday, password and deletion stand in the state at once', async () => {
    const { auth, states, clock } = createTestAuth(asMember);
    const shown = () => (states.at(-1) as { user: unknown }).user;
    await auth.updateProfile({ gender: 'female', birthday: '1990-01-31' });
    expect(shown()).toMatchObject({ gender: 'female', birthday: '1990-01-31' });
    await auth.setPassword('secret12');
    expect(shown()).toMatchObject({ hasPassword: true });
    const { deletionAt } = await auth.requestDeletion(proof);
    expect(deletionAt).toBe(clock.now() + 7 * 24 * 3_600_000);
    expect(shown()).toMatchObject({ deletionAt });
    await auth.cancelDeletion();
    expect(shown()).toMatchObject({ deletionAt: null, hasPassword: true, gender: 'female' });
  });

  test('[P22] the account is gone: the next answer makes a visitor of them', async () => {
    const { auth, shop } = createTestAuth(asMember);
    shop.kill();
    await auth.request('getCart', {});
    expect(auth.getCurrentAuthStep()).toBe(1);
  });

  test('[P14] uploadAvatar hands the transport a local file, not a body; the server’s address comes back', async () => {
    const { auth, transport } = createTestAuth(asMember);
    const user = await auth.uploadAvatar({ path: 'wxfile://tmp/1.png' });
    expect(user.avatarUrl).toBe('/own.webp');
    expect(transport.requests('uploadAvatar')[0]).toMatchObject({
      file: { path: 'wxfile://tmp/1.png' },
      method: 'POST',
    });
    expect('body' in (transport.requests('uploadAvatar')[0] ?? {})).toBe(false);
  });

  test('[P23] the id of a device is part of the path', async () => {
    const { auth, transport } = createTestAuth(asMember);
    await auth.revokeDevice('d/1');
    expect(transport.requests()[0]).toMatchObject({ method: 'DELETE', path: '/api/me/devices/d%2F1' });
  });
});

describe('what a form shows by itself', () => {
  test.each([
    ['[P17]', 'loginByPassword', 'PASSWORD_WRONG', (auth: Auth) => auth.loginByPassword(phone, 'secret12')],
    ['[P16]', 'loginBySms', 'SMS_CODE_WRONG', (auth: Auth) => auth.loginBySms(phone, '123456')],
    ['[P18]', 'changePhone', 'PHONE_TAKEN', (auth: Auth) => auth.changePhone(phone, '123456', proof)],
    ['[P22]', 'requestDeletion', 'PROOF_WRONG', (auth: Auth) => auth.requestDeletion(proof)],
  ] as const)('%s [L21] %s: %s is expected, and no line in the error log', async (_, name, word, run) => {
    const { auth, transport, trace, storedToken } = createTestAuth(asMember);
    transport.script(name, refuse(word));
    await expect(run(auth)).rejects.toMatchObject({ code: 'refused', wireCode: word, expected: true });
    expect(trace.records().filter(({ kind }) => kind === 'error')).toEqual([]);
    expect(storedToken()).toBe('token-1');
  });

  test('[L19] [P18] a sign-out while it runs wins over the session that it brings', async () => {
    const { auth, transport, clock } = createTestAuth(asMember);
    transport.hold('changePhone');
    const change = watch(auth.changePhone(phone, '123456', proof));
    await clock.advance(0);
    await auth.signOut();
    transport.release('changePhone');
    await clock.advance(0);
    expect([change.error, auth.getCurrentAuthStep()]).toMatchObject([{ code: 'cancelled' }, 1]);
  });
});

describe('names and faces that are nobody’s', () => {
  const anonymous = { code: 'refused', wireCode: 'PROFILE_ANONYMOUS', message: '没有获取到头像昵称' };
  test.each<[string, (auth: Auth) => Promise<unknown>]>([
    ['微信用户', (auth) => auth.importProfile({ nickname: '微信用户', encryptedData: 'e', iv: 'i' })],
    ['百度网友', (auth) => auth.importProfile({ nickname: '百度网友', encryptedData: 'e', iv: 'i' })],
    ['Baidu’s own word', (auth) => auth.importProfile({ isAnonymous: true, encryptedData: 'e', iv: 'i' })],
    [
      'in the signed text',
      (auth) => auth.importProfile({ rawData: '{"nickName":"微信用户"}', signature: 'a' }),
    ],
    ['the grey face', (auth) => auth.importProfile({ nickname: '小鲜', avatarUrl: greyFace })],
    ['the grey face alone', (auth) => auth.importAvatar(greyFace)],
    ['a name that is put back', (auth) => auth.updateProfile({ nickname: ' 微信用户 ' })],
  ])('[P11] [F19] %s is recognised and never sent', async (_, run) => {
    const { auth, transport } = createTestAuth(asMember);
    await expect(run(auth)).rejects.toMatchObject(anonymous);
    expect([transport.requests().length, auth.getCurrentAuthStep()]).toEqual([0, 2]);
  });

  test('[P11] a name that only holds one of them is somebody’s', async () => {
    const { auth } = createTestAuth(asMember);
    expect((await auth.updateProfile({ nickname: '微信用户小鲜' })).nickname).toBe('微信用户小鲜');
  });

  test('[P12] what was granted is kept: nobody is asked twice, and nothing is sent over it', async () => {
    const visitor = createTestAuth(asVisitor);
    expect(visitor.auth.getMissing()).toEqual(['phoneMasked', 'nickname', 'avatarUrl']);
    expect(createTestAuth().auth.getMissing()).toEqual(['phoneMasked', 'nickname', 'avatarUrl']);
    await visitor.auth.bindPhone({ kind: 'granted', code: 'p' });
    expect(visitor.auth.getMissing()).toEqual(['nickname', 'avatarUrl']);
    await visitor.auth.importProfile({ nickname: '小鲜', encryptedData: 'e', iv: 'i' });
    expect(visitor.auth.getMissing()).toEqual([]);
    const before = visitor.transport.requests().length;
    const user = await visitor.auth.importProfile({ nickname: '另一个', encryptedData: 'e', iv: 'i' });
    expect([user.nickname, visitor.transport.requests().length]).toEqual(['小鲜', before]);
  });
});

describe('register', () => {
  const profile = { encryptedData: 'cipher', iv: 'vector', rawData: '{"nickName":"小鲜"}', signature: 'ab' };
  const wants = () => createFakeHost({ platform: 'baidu', wantsCodeAhead: true });

  test('[P20] code, ciphertext and signed profile in one call, with the code from before the tap', async () => {
    const { auth, host, transport } = createTestAuth({ host: wants(), ...asVisitor });
    await auth.prefetchCode();
    expect((await auth.register(profile)).busiIdentity).toBe('MEMBER');
    expect(transport.requests()).toMatchObject([
      { name: 'register', token: null, body: { ...profile, platform: 'baidu', code: 'code-1' } },
    ]);
    expect([host.asked.login, auth.getCurrentAuthStep()]).toEqual([1, 2]);
  });

  test('[P20] [F10] tapped before a code was there: none from after it; the next tap works', async () => {
    const { auth, host, transport } = createTestAuth({ host: wants(), ...asVisitor });
    await expect(auth.register(profile)).rejects.toMatchObject({ message: '授权已过期，请再点一次' });
    expect([transport.requests().length, host.asked.login]).toEqual([0, 1]);
    await auth.register(profile);
    expect([transport.requests().length, host.asked.login]).toEqual([1, 1]);
  });

  test('[P20] [L06] [F16] refused: the code is gone and another one waits for the next tap', async () => {
    const { auth, transport } = createTestAuth({ host: wants(), ...asVisitor });
    await auth.prefetchCode();
    transport.script('register', refuse('USER_WX_SESSIONKEY_EXPIRE'));
    await expect(auth.register(profile)).rejects.toMatchObject({ wireCode: 'USER_WX_SESSIONKEY_EXPIRE' });
    await auth.register(profile);
    expect(transport.requests('register').map(({ body }) => (body as { code: string }).code)).toEqual([
      'code-1',
      'code-2',
    ]);
  });

  test('[P20] [L21] no answer: once more with the same code and key', async () => {
    const { auth, transport } = createTestAuth();
    transport.script('register', { failure: 'timeout' });
    await auth.register(profile);
    const [first, second] = transport.requests('register');
    expect([second?.body, second?.idempotencyKey]).toEqual([first?.body, first?.idempotencyKey]);
  });

  test('[P20] a host without a user: one more tap is asked for, nothing is sent', async () => {
    const { auth, host, transport } = createTestAuth();
    host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
    await expect(auth.register(profile)).rejects.toMatchObject({ code: 'refused' });
    expect(transport.requests()).toHaveLength(0);
  });
});

test('[P03] a refusal is a normal event: nothing is sent, nothing changes, the other ways go on', async () => {
  const { auth, transport, states } = createTestAuth(asVisitor);
  const before = states.length;
  auth.phoneRefused({ kind: 'denied', reason: 'user-denied' });
  expect([transport.requests().length, states.length]).toEqual([0, before]);
  await auth.loginBySms(phone, '123456');
  expect(auth.getCurrentAuthStep()).toBe(2);
});
