import { CloudRefusal } from '../cloud/host-cloud';
import { createScriptedCloud } from '../cloud/scripted-cloud';
import type { Host } from '../create-host';
import type { PlatformName } from '../platforms';
import { driveBundle } from '../testing/drive-bundle';
import { killAll, type StartOptions, startHost } from '../testing/start-host';

afterEach(killAll);

const platforms: PlatformName[] = ['wechat', 'douyin', 'baidu', 'kuaishou'];

const signedOut = () => createScriptedCloud({ account: { signedIn: false } });

/** A page with one button that shows the event it gets. */
const button = async (openType: string, event: string, options: StartOptions = {}): Promise<Host> => {
  const markup = `<button id="b" open-type="${openType}" bind${event}="note" bindagreeprivacyauthorization="agree">b</button><view id="out">{{out}}</view>`;
  const page = `note(e) { this.setData({ out: JSON.stringify(e.detail) }) }, agree() { this.setData({ agreed: true }); getApp().resolve && getApp().resolve({ event: 'agree', buttonId: 'b' }) }`;
  return (await startHost({ pages: { 'pages/a': { markup, page } } }, options)).host;
};

const detail = async (host: Host): Promise<Record<string, unknown>> => {
  const text = await host.waitFor(() => host.current().find({ id: 'out' }).text(), { timeoutMs: 2000 });
  return JSON.parse(text) as Record<string, unknown>;
};

describe('phone button', () => {
  const tap = async (
    options: StartOptions,
    choice: string,
    value?: unknown,
  ): Promise<Record<string, unknown>> => {
    const host = await button('getPhoneNumber', 'getphonenumber', options);
    host.current().tap({ id: 'b' });
    (await host.waitFor(() => host.sheet())).choose(choice, value);
    return detail(host);
  };

  test.each<[PlatformName, string]>([
    ['wechat', 'getPhoneNumber:fail user deny'],
    ['douyin', 'getPhoneNumber:fail auth deny'],
    ['baidu', 'getPhoneNumber:fail auth deny'],
    ['kuaishou', 'getPhoneNumber:user deny'],
  ])('%s: a refusal reads %s and carries nothing', async (platform, errMsg) => {
    expect(await tap({ platform }, 'deny')).toEqual({ errMsg });
  });

  test('consent: a code on WeChat and Douyin, the pair everywhere', async () => {
    for (const platform of platforms) {
      const { errMsg, ...given } = await tap({ platform }, 'allow');
      const code = platform === 'wechat' || platform === 'douyin' ? { code: 'phone-code-1' } : {};
      expect([platform, errMsg, given]).toEqual([
        platform,
        'getPhoneNumber:ok',
        { encryptedData: 'ciphertext', iv: 'iv', ...code },
      ]);
    }
  });

  test('old base libraries give no code', async () => {
    expect(await tap({ baseLibrary: '2.21.1' }, 'allow')).not.toHaveProperty('code');
    expect(await tap({ platform: 'douyin', baseLibrary: '3.50.9' }, 'allow')).not.toHaveProperty('code');
  });

  test('another number of the account, and a refusal by the platform with its number', async () => {
    const asked: unknown[] = [];
    const cloud = createScriptedCloud({
      phoneNumber: (question) => {
        asked.push(question);
        throw new CloudRefusal('fail no quota', { errNo: 1400001 });
      },
    });
    expect(await tap({ cloud }, 'other', 1)).toMatchObject({
      errMsg: 'getPhoneNumber:fail no quota',
      errno: 1400001,
    });
    expect(asked).toMatchObject([{ realtime: false, index: 1 }]);
  });

  test('real-time verification is WeChat’s; elsewhere the word is refused by name', async () => {
    const host = await button('getRealtimePhoneNumber', 'getrealtimephonenumber', { answer: () => 'allow' });
    host.current().tap({ id: 'b' });
    expect(await detail(host)).toMatchObject({ errMsg: 'getRealtimePhoneNumber:ok' });
    const other = await button('getRealtimePhoneNumber', 'getrealtimephonenumber', { platform: 'douyin' });
    other.current().tap({ id: 'b' });
    expect(other.errors()[0]?.message).toBe('douyin has no open-type "getRealtimePhoneNumber"');
  });
});

describe('login', () => {
  test.each(platforms)('%s: a person who is signed in gets a code', async (platform) => {
    const { call, cloud } = await driveBundle({ platform });
    const name = platform === 'baidu' ? 'getLoginCode' : 'login';
    expect(await call(name)).toMatchObject({ errMsg: `${name}:ok`, code: 'code-1' });
    expect(cloud.count('login')).toBe(1);
  });

  test('Douyin without an account: quiet with force false, a panel otherwise', async () => {
    const { call, host } = await driveBundle({ platform: 'douyin', cloud: signedOut() });
    expect(await call('login', { force: false })).toEqual({
      errMsg: 'login:ok',
      anonymousCode: 'anonymous-1',
      isLogin: false,
    });
    const refused = call('login');
    (await host.waitFor(() => host.sheet())).choose('deny');
    expect(await refused).toEqual({ errMsg: 'login:fail host login fail' });
    const accepted = call('login');
    (await host.waitFor(() => host.sheet())).choose('allow');
    expect(await accepted).toMatchObject({ isLogin: true, code: expect.any(String) });
  });

  test('Kuaishou without an account: the panel comes by itself', async () => {
    const { call, host } = await driveBundle({ platform: 'kuaishou', cloud: signedOut() });
    const login = call('login');
    expect((await host.waitFor(() => host.sheet())).kind).toBe('login-panel');
    host.sheet()?.choose('deny');
    expect((await login).errMsg).toMatch(/^login:fail/);
  });

  test('Baidu without an account: 10004 and no panel; the login button raises it', async () => {
    const cloud = signedOut();
    const { call, host, api } = await driveBundle({ platform: 'baidu', cloud });
    expect(await call('getLoginCode')).toMatchObject({ errCode: '10004' });
    expect(host.sheet()).toBeNull();
    expect(api.isLoginSync?.()).toEqual({ isLogin: false });
    const page = await button('login', 'login', { platform: 'baidu', cloud });
    page.current().tap({ id: 'b' });
    (await page.waitFor(() => page.sheet())).choose('allow');
    expect(await detail(page)).toEqual({ errMsg: 'login:ok', errCode: '0' });
    expect(await call('getLoginCode')).toMatchObject({ code: expect.any(String) });
  });

  test('checkSession is the cloud’s word; offline nothing is asked', async () => {
    const cloud = createScriptedCloud({
      checkSession: () => {
        throw new CloudRefusal('fail session time out, need relogin');
      },
    });
    const { call, host } = await driveBundle({ cloud });
    expect(await call('checkSession')).toEqual({
      errMsg: 'checkSession:fail session time out, need relogin',
    });
    host.setNetwork('none');
    expect(await call('login')).toEqual({ errMsg: 'login:fail network is offline' });
    expect(cloud.count('login')).toBe(0);
  });
});

describe('profile', () => {
  const draw = async (options: StartOptions, more = ''): Promise<Host> => {
    const ask = `const g = typeof wx === 'undefined' ? tt : wx; const run = () => g.getUserProfile({ desc: 'd', ${more} success: (r) => this.setData({ out: JSON.stringify(r) }), fail: (e) => this.setData({ out: JSON.stringify(e) }) });`;
    const page = `now() { ${ask} run() }, late() { ${ask} setTimeout(run, 0) }, afterwards() { ${ask} Promise.resolve().then(run) }`;
    const markup =
      '<view id="now" bindtap="now">n</view><view id="late" bindtap="late">l</view><view id="afterwards" bindtap="afterwards">a</view><view id="out">{{out}}</view>';
    return (await startHost({ pages: { 'pages/a': { markup, page } } }, options)).host;
  };

  test.each(['late', 'afterwards'])('outside the tap itself it is refused (%s)', async (id) => {
    const wechat = await draw({ baseLibrary: '2.10.4' });
    wechat.current().tap({ id });
    expect(await detail(wechat)).toEqual({
      errMsg: 'getUserProfile:fail can only be invoked by user TAP gesture.',
    });
    const douyin = await draw({ platform: 'douyin' });
    douyin.current().tap({ id });
    expect(await detail(douyin)).toEqual({
      errMsg: 'getUserProfile:fail must be invoked by user tap gesture',
      errNo: 21500,
      errorCode: 111601,
      errorType: 'D',
    });
  });

  test('WeChat asks on old libraries; on new ones it answers without asking', async () => {
    const asked: unknown[] = [];
    const profile = (question: object) => {
      asked.push(question);
      return { userInfo: { nickName: 'x' } };
    };
    const old = await draw({ baseLibrary: '2.27.0', cloud: createScriptedCloud({ profile }) });
    old.current().tap({ id: 'now' });
    expect(await old.waitFor(() => old.sheet())).toMatchObject({ kind: 'profile', content: 'd' });
    old.sheet()?.choose('deny');
    expect(await detail(old)).toEqual({ errMsg: 'getUserProfile:fail auth deny' });
    const fresh = await draw({ baseLibrary: '2.27.1', cloud: createScriptedCloud({ profile }) });
    fresh.current().tap({ id: 'now' });
    expect(await detail(fresh)).toMatchObject({ errMsg: 'getUserProfile:ok' });
    expect(asked).toEqual([{ api: 'getUserProfile', consent: 'allow', baseLibrary: '2.27.1' }]);
  });

  test('it does not exist on Baidu and Kuaishou', async () => {
    for (const platform of ['baidu', 'kuaishou'] as const) {
      expect(typeof (await driveBundle({ platform })).api.getUserProfile).toBe('undefined');
    }
  });

  test('Baidu tells its cloud of a refusal and answers with success; Kuaishou fails', async () => {
    const consents: string[] = [];
    const cloud = createScriptedCloud({
      profile: ({ consent }) => {
        consents.push(consent);
        return { userInfo: { nickName: consent === 'deny' ? '百度网友' : '小明' } };
      },
    });
    const baidu = await button('getUserInfo', 'getuserinfo', {
      platform: 'baidu',
      cloud,
      answer: () => 'deny',
    });
    baidu.current().tap({ id: 'b' });
    expect(await detail(baidu)).toEqual({ errMsg: 'getUserInfo:ok', userInfo: { nickName: '百度网友' } });
    const kuaishou = await button('getUserInfo', 'getuserinfo', {
      platform: 'kuaishou',
      answer: () => 'deny',
    });
    kuaishou.current().tap({ id: 'b' });
    expect(await detail(kuaishou)).toEqual({ errMsg: 'getUserInfo:fail auth deny' });
    expect(consents).toEqual(['deny']);
  });

  test('a chosen avatar is a temporary path; a cancelled one is no event', async () => {
    const host = await button('chooseAvatar', 'chooseavatar');
    host.current().tap({ id: 'b' });
    (await host.waitFor(() => host.sheet())).choose('cancel');
    host.current().tap({ id: 'b' });
    (await host.waitFor(() => host.sheet())).choose('choose');
    expect(await detail(host)).toEqual({ errMsg: 'chooseAvatar:ok', avatarUrl: 'wxfile://tmp_1.png' });
  });
});

describe('permissions', () => {
  test('are asked once; only the settings page undoes a refusal', async () => {
    const { call, host } = await driveBundle({ platform: 'kuaishou' });
    const scope = 'scope.userInfo';
    const first = call('authorize', { scope });
    (await host.waitFor(() => host.sheet())).choose('deny');
    expect(await first).toEqual({ errMsg: 'authorize:fail auth deny' });
    expect(await call('authorize', { scope })).toEqual({ errMsg: 'authorize:fail auth deny' });
    expect(await call('getUserInfo')).toEqual({ errMsg: 'getUserInfo:fail auth deny' });
    const opened = call('openSetting');
    (await host.waitFor(() => host.sheet())).choose('close', { [scope]: true });
    expect(await opened).toMatchObject({ authSetting: { [scope]: true }, result: { [scope]: true } });
    expect(await call('authorize', { scope })).toEqual({ errMsg: 'authorize:ok' });
    expect(await call('getUserInfo')).toMatchObject({ userInfo: { nickName: '小明' } });
  });
});

test('Kuaishou: the answer to the profile button is the permission; the settings page lists what was asked for', async () => {
  const scope = 'scope.userInfo';
  const { call, host } = await driveBundle({ platform: 'kuaishou' });
  expect(await call('getSetting')).toMatchObject({ authSetting: {} });
  const page = await button('getUserInfo', 'getuserinfo', { platform: 'kuaishou', answer: () => 'deny' });
  const opened = call('openSetting');
  (await host.waitFor(() => host.sheet())).choose('close', { [scope]: true });
  expect((await opened).errMsg).toContain('has no entry scope.userInfo');
  page.current().tap({ id: 'b' });
  expect(await detail(page)).toEqual({ errMsg: 'getUserInfo:fail auth deny' });
});

test('WeChat opens the settings page in a tap only', async () => {
  const { call } = await driveBundle();
  expect(await call('openSetting')).toEqual({
    errMsg: 'openSetting:fail can only be invoked by user TAP gesture.',
  });
});

describe('privacy contract', () => {
  const privacy = { required: true };

  test('the platform asks by itself; a refusal is 104, consent is remembered after the process', async () => {
    const { call, host, storage, cloud } = await driveBundle({ privacy });
    expect(await call('getPrivacySetting')).toMatchObject({ needAuthorization: true });
    const refused = call('chooseImage');
    (await host.waitFor(() => host.sheet())).choose('deny');
    expect(await refused).toEqual({
      errMsg: 'chooseImage:fail privacy permission is not authorized',
      errno: 104,
    });
    const agreed = call('requirePrivacyAuthorize');
    (await host.waitFor(() => host.sheet())).choose('allow');
    expect(await agreed).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' });
    expect(cloud.count('privacy')).toBe(2);
    const next = await driveBundle({ privacy, storage });
    expect(await next.call('getPrivacySetting')).toMatchObject({ needAuthorization: false });
  });

  test('a registered listener is asked instead, and must name the agree button that was tapped', async () => {
    const { call, api, host } = await driveBundle({ privacy });
    const asked: string[] = [];
    api.onNeedPrivacyAuthorization?.((resolve: (answer: object) => void, info: { referrer: string }) => {
      asked.push(info.referrer);
      resolve({ event: 'exposureAuthorization' });
      resolve({ event: 'agree', buttonId: 'never tapped' });
    });
    expect((await call('chooseImage')).errMsg).toMatch(/button id is not valid/);
    expect(asked).toEqual(['chooseImage']);
    expect(host.sheet()).toBeNull();
  });

  test('a joined button agrees first and then asks for the number', async () => {
    const host = await button('getPhoneNumber|agreePrivacyAuthorization', 'getphonenumber', { privacy });
    host.current().tap({ id: 'b' });
    expect((await host.waitFor(() => host.sheet())).kind).toBe('phone-consent');
    host.sheet()?.choose('allow');
    expect(await detail(host)).toMatchObject({ errMsg: 'getPhoneNumber:ok' });
  });

  test('a platform to which nothing was declared asks nothing', async () => {
    const { call, host } = await driveBundle({
      privacy,
      cloud: createScriptedCloud({ needsPrivacy: false }),
    });
    expect(await call('getPrivacySetting')).toMatchObject({ needAuthorization: false });
    call('chooseImage');
    expect((await host.waitFor(() => host.sheet())).kind).toBe('image-chooser');
  });

  test('a joined button is WeChat’s alone', async () => {
    const host = await button('getPhoneNumber|agreePrivacyAuthorization', 'getphonenumber', {
      platform: 'douyin',
    });
    host.current().tap({ id: 'b' });
    expect(host.errors()[0]?.message).toBe(
      'douyin has no open-type "getPhoneNumber|agreePrivacyAuthorization"',
    );
  });

  test('there is none on Baidu and Kuaishou', async () => {
    const { api } = await driveBundle({ platform: 'baidu', privacy });
    expect(typeof api.getPrivacySetting).toBe('undefined');
  });
});
