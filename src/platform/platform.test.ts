import { createBaidu } from './baidu';
import { createDouyin } from './douyin';
import { createH5 } from './h5';
import { createKuaishou } from './kuaishou';
import { answers, describePlatform, refuses, worldOf } from './platform.contract';
import { createWechat } from './wechat';

const userDenied = { kind: 'denied', reason: 'user-denied' } as const;
const refused = { kind: 'denied', reason: 'privacy-refused' } as const;
const noPermission = { kind: 'unavailable', reason: 'no-permission' } as const;
const undeclared = { kind: 'unavailable', reason: 'privacy-undeclared' } as const;
const notLoggedIn = { kind: 'unavailable', reason: 'not-logged-in' } as const;

const both = { code: 'p1', encryptedData: 'e', iv: 'i', errMsg: 'getPhoneNumber:ok' };
const grantedBoth = { kind: 'granted', code: 'p1', encryptedData: 'e', iv: 'i' } as const;
const grantedPair = { kind: 'granted', encryptedData: 'e', iv: 'i' } as const;
const fail = (text: string, more: Record<string, unknown> = {}) => ({
  errMsg: `getPhoneNumber:fail ${text}`,
  ...more,
});

describePlatform({
  name: 'wechat',
  create: (native) => createWechat(worldOf(native)),
  loginApi: 'login',
  logins: [
    {
      title: 'a network failure may be tried again',
      script: refuses({ errMsg: 'login:fail' }),
      login: { kind: 'failed', retryable: true, reason: 'host-error' },
    },
  ],
  phones: [
    { title: '[P06] code and pair', detail: both, event: grantedBoth },
    { title: '[P06] a code alone', detail: { code: 'p1' }, event: { kind: 'granted', code: 'p1' } },
    { title: '[P06] user deny', detail: fail('user deny'), event: userDenied },
    { title: '[P06] user cancel of older versions', detail: fail('user cancel'), event: userDenied },
    { title: '[P06] auth deny of older versions', detail: fail('auth deny'), event: userDenied },
    {
      title: '[P06] 1400001 no quota',
      detail: fail('x', { errno: 1400001 }),
      event: { kind: 'unavailable', reason: 'no-quota' },
    },
    { title: '[P06] 112 not declared in the console', detail: fail('x', { errno: 112 }), event: undeclared },
    {
      title: '[P06] 112 by its text',
      detail: fail('api scope is not declared in the privacy agreement'),
      event: undeclared,
    },
    { title: '[P06] 104 consent refused', detail: fail('x', { errno: 104 }), event: refused },
    { title: '[P06] 104 by its text', detail: fail('privacy permission is not authorized'), event: refused },
    { title: '[P06] 103 asked too soon after a refusal', detail: fail('x', { errno: 103 }), event: refused },
    { title: '[P06] 102 no right', detail: fail('x', { errno: 102 }), event: noPermission },
    { title: '[P06] 1026 banned', detail: fail('x', { errno: 1026 }), event: noPermission },
    { title: '[P06] no permission', detail: fail('no permission'), event: noPermission },
  ],
});

describePlatform({
  name: 'douyin',
  create: (native) => createDouyin(worldOf(native)),
  loginApi: 'login',
  logins: [
    {
      title: '[P07] the anonymous code counts only without a user',
      script: answers({ code: 'c1', anonymousCode: 'a1', isLogin: true }),
      login: { kind: 'user', code: 'c1' },
    },
    {
      title: '[P07] no user: the anonymous code',
      script: answers({ anonymousCode: 'a1', isLogin: false }),
      login: { kind: 'anonymous', anonymousCode: 'a1' },
    },
    {
      title: '[P07] asks silently',
      script: ({ force, success }) => success({ code: force === false ? 'silent' : 'panel' }),
      login: { kind: 'user', code: 'silent' },
    },
    {
      title: 'host login fail',
      script: refuses({ errMsg: 'login:fail host login fail' }),
      login: { kind: 'needs-host-login', reason: 'host-login-refused' },
    },
    {
      title: 'errNo as of old',
      script: refuses({ errMsg: 'login:fail', errNo: 10401 }),
      login: { kind: 'failed', retryable: true, reason: 'host-error-10401' },
    },
  ],
  phones: [
    { title: '[P07] code and pair', detail: both, event: grantedBoth },
    { title: '[P07] the old pair', detail: { ...both, code: undefined }, event: grantedPair },
    { title: '[P07] auth deny is the user', detail: fail('auth deny'), event: userDenied },
    {
      title: '[P07] platform auth deny is the platform',
      detail: fail('platform auth deny'),
      event: noPermission,
    },
    { title: '[P07] no permission', detail: fail('no permission'), event: noPermission },
    {
      title: '[P07] no phone number',
      detail: fail('no phone number'),
      event: { kind: 'unavailable', reason: 'no-phone-number' },
    },
    { title: '[P07] not login', detail: fail('not login'), event: notLoggedIn },
    {
      title: '[P07] invalid session',
      detail: fail('invalid session'),
      event: { kind: 'unavailable', reason: 'key-expired' },
    },
    {
      title: '[P07] internal error',
      detail: fail('internal error', { errNo: 10500 }),
      event: { kind: 'unavailable', reason: 'internal' },
    },
    {
      title: '[P07] not declared',
      detail: fail('api scope is not declared in the privacy agreement'),
      event: undeclared,
    },
  ],
});

const noAccount = { kind: 'needs-host-login', reason: 'host-error-10004' } as const;

describePlatform({
  name: 'baidu',
  create: (native) => createBaidu(worldOf(native)),
  loginApi: 'getLoginCode',
  logins: [
    { title: '[P08] 10004 as a number', script: refuses({ errCode: 10004 }), login: noAccount },
    { title: '[P08] 10004 as a text', script: refuses({ errCode: '10004' }), login: noAccount },
    { title: '[P08] 10004 inside success', script: answers({ errCode: '10004' }), login: noAccount },
    {
      title: '[P08] another number is a failure',
      script: refuses({ errCode: 10002 }),
      login: { kind: 'failed', retryable: true, reason: 'host-error-10002' },
    },
  ],
  phones: [
    { title: '[P08] the pair, never a code', detail: both, event: grantedPair },
    { title: '[P08] auth deny', detail: fail('auth deny'), event: userDenied },
    { title: '[P08] no account', detail: fail('x', { errCode: '10004' }), event: notLoggedIn },
  ],
});

const panelRefused = { kind: 'needs-host-login', reason: 'panel-refused' } as const;

describePlatform({
  name: 'kuaishou',
  create: (native) => createKuaishou(worldOf(native)),
  loginApi: 'login',
  raisesPanel: true,
  logins: [
    {
      title: '[P09] the panel was closed',
      script: refuses({ errMsg: 'login:fail cancel' }),
      login: panelRefused,
    },
    {
      title: '[P09] the panel was refused, without the word fail',
      script: refuses({ errMsg: 'login:user deny' }),
      login: panelRefused,
    },
  ],
  phones: [
    { title: '[P09] the pair, never a code', detail: both, event: grantedPair },
    {
      title: '[P09] user deny says no fail',
      detail: { errMsg: 'getPhoneNumber:user deny' },
      event: userDenied,
    },
    { title: '[P09] no permission', detail: fail('no permission'), event: noPermission },
  ],
});

describePlatform({ name: 'h5', create: createH5, loginApi: null, logins: [], phones: [] });

test('[L25] h5 has no silent login, no key and no native button', async () => {
  const { host, phoneButton, hostLoginButton } = createH5();
  expect(await host.login()).toEqual({ kind: 'needs-host-login', reason: 'no-silent-login' });
  expect(await host.checkSession()).toBe('unknown');
  expect([phoneButton, hostLoginButton]).toEqual([null, null]);
});
