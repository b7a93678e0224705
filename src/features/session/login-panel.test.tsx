import { createBaidu } from '@/platform/baidu';
import { createDouyin } from '@/platform/douyin';
import { createKuaishou } from '@/platform/kuaishou';
import { worldOf } from '@/platform/platform.contract';
import type { PlatformAdapter } from '@/platform/ports';
import { createWechat } from '@/platform/wechat';
import { appStore } from '@/store/store';
import { LoginPanel } from './login-panel';
import { calls, connectStore } from './testing/connect';
import { change, clear, draw } from './testing/draw';
import { nativeButtons } from './testing/taro-components';

jest.mock('@tarojs/components', () => jest.requireActual('./testing/taro-components'));

const ask = '请先阅读并同意《用户协议》和《隐私政策》';
const hosts = [
  ['wechat', createWechat],
  ['douyin', createDouyin],
  ['baidu', createBaidu],
  ['kuaishou', createKuaishou],
] as const;
const left: string[] = [];

afterEach(clear);

const native = { getSystemInfoSync: () => ({ SDKVersion: '3.230.1' }) };

const start = (create: (world: ReturnType<typeof worldOf>) => PlatformAdapter = createWechat) => {
  const { phoneButton, hostLoginButton } = create(worldOf(native));
  connectStore({ phone: phoneButton, hostLogin: hostLoginButton });
  return open();
};

const open = () =>
  draw(
    <LoginPanel
      onNotNow={() => left.push('not-now')}
      onAgreement={() => left.push('agreement')}
      onPrivacy={() => left.push('privacy')}
    />,
  );

const ready = () => change(() => appStore.store.setState({ phoneButton: 'ready' }));

/** What the host does when the user answers its panel. */
const answer = async (detail: unknown): Promise<void> => {
  const native = nativeButtons.get('phone-button');
  const listener = native?.onGetPhoneNumber as ((event: unknown) => void) | undefined;
  if (listener === undefined) throw new Error('the phone button listens to nothing');
  await change(() => listener({ detail }));
};

test.each(hosts)('[P01] [P04] on %s the native button stands only after the tick', async (_, create) => {
  const page = await start(create);
  await ready();
  expect(page.find('phone-button')).toBeNull();
  expect(page.find('plain-phone-button')).not.toBeNull();
  await page.tap('agree-box');
  expect(page.find('phone-button')?.getAttribute('data-open-type')).toBe('getPhoneNumber');
  expect(page.find('plain-phone-button')).toBeNull();
  expect(page.text()).toContain('手机号快捷登录');
});

test.each(hosts)('[P02] on %s the pair that was granted is bound, in one shape', async (_, create) => {
  const page = await start(create);
  await ready();
  await page.tap('agree-box');
  await answer({ encryptedData: 'e', iv: 'i', errMsg: 'getPhoneNumber:ok' });
  expect(calls).toEqual(['bindPhone {"kind":"granted","encryptedData":"e","iv":"i"}']);
});

test('[P04] the box is not ticked; a tap on the plain button shakes the line, asks, and goes nowhere', async () => {
  const page = await start();
  await ready();
  expect(page.text()).not.toContain(ask);
  await page.tap('plain-phone-button');
  expect(page.text()).toContain(ask);
  const first = page.find('agree-line')?.className;
  expect(first).toContain('shake');
  await page.tap('plain-phone-button');
  expect(page.find('agree-line')?.className).toContain('shake');
  expect(page.find('agree-line')?.className).not.toBe(first);
  expect(calls).toEqual([]);
  await page.tap('agree-box');
  expect(page.text()).not.toContain(ask);
  expect(page.find('agree-line')?.className).not.toContain('shake');
});

test('[P04] each stay on the page begins unticked', async () => {
  const page = await start();
  await ready();
  await page.tap('agree-box');
  expect(page.find('phone-button')).not.toBeNull();
  expect((await open()).find('phone-button')).toBeNull();
});

test('[P05] ticked but without a live key the button waits, and after a failure tries again', async () => {
  const page = await start();
  await change(() => appStore.store.setState({ phoneButton: 'preparing' }));
  await page.tap('agree-box');
  await page.tap('plain-phone-button');
  expect(calls).toEqual([]);
  await change(() => appStore.store.setState({ phoneButton: 'failed' }));
  await page.tap('plain-phone-button');
  expect(calls).toEqual(['ensureSessionKey']);
});

test('[P05] the tap is known before the host answers it: what shows the page again asks for nothing', async () => {
  const page = await start(createKuaishou);
  await ready();
  await page.tap('agree-box');
  await page.tap('phone-button');
  await change(() => void appStore.store.getState().preparePhone());
  expect(calls).toEqual([]);
  expect(page.find('phone-button')).not.toBeNull();
  await answer({ encryptedData: 'e', iv: 'i' });
  expect(calls).toEqual(['bindPhone {"kind":"granted","encryptedData":"e","iv":"i"}']);
});

test('[P05] while the key is looked at once more the button stands, and takes no tap', async () => {
  const page = await start(createBaidu);
  await ready();
  await page.tap('agree-box');
  await change(() => appStore.store.setState({ phoneChecking: true }));
  expect(page.find('phone-button')?.hasAttribute('disabled')).toBe(true);
  await change(() => appStore.store.setState({ phoneChecking: false }));
  expect(page.find('phone-button')?.hasAttribute('disabled')).toBe(false);
});

test('[P05] the tick brings the button up long after the page: the key is looked at first', async () => {
  const page = await start(createBaidu);
  let asked = 0;
  await change(() =>
    appStore.store.setState({ phoneButton: 'ready', freshenPhone: async () => void asked++ }),
  );
  expect(asked).toBe(0);
  await page.tap('agree-box');
  expect(asked).toBe(1);
});

test('[P03] after a refusal the sentence stands there, and the button and SMS with it', async () => {
  const page = await start();
  await ready();
  await page.tap('agree-box');
  await answer({ errMsg: 'getPhoneNumber:fail user deny' });
  expect(page.find('login-notice')?.textContent).toContain('仍可继续浏览');
  expect(page.find('phone-button')).not.toBeNull();
  await page.tap('sms-toggle');
  expect(page.find('sms-phone')).not.toBeNull();
  expect(calls).toEqual([]);
});

test('[P08] [P04] without an account of the host its own login button stands there', async () => {
  const page = await start(createBaidu);
  await change(() => appStore.store.setState({ phoneButton: 'host-login' }));
  expect(page.find('host-login-button')).toBeNull();
  await page.tap('agree-box');
  expect(page.find('host-login-button')?.getAttribute('data-open-type')).toBe('login');
  const login = nativeButtons.get('host-login-button')?.onLogin as (event: unknown) => void;
  await change(() => login({ detail: { errCode: '10004' } }));
  expect(calls).toEqual([]);
  await change(() => login({ detail: { errMsg: 'login:ok' } }));
  expect(calls).toEqual(['ensureSessionKey']);
});

test('[P26] on h5 SMS stands alone; it asks for the tick, then for what is wrong, then goes', async () => {
  connectStore({ phone: null, hostLogin: null });
  const page = await open();
  expect([page.find('plain-phone-button'), page.find('sms-toggle')]).toEqual([null, null]);
  await page.tap('sms-send');
  expect(page.text()).toContain(ask);
  await page.tap('agree-box');
  await page.tap('sms-send');
  expect(page.find('login-notice')?.textContent).toBe('请输入正确的手机号');
  await page.type('sms-phone', '13800138000');
  await page.tap('sms-send');
  await page.tap('sms-submit');
  expect(calls).toEqual(['sendSms "13800138000"']);
});

test('[P16] the number and the code are sent', async () => {
  connectStore({ phone: null, hostLogin: null });
  const page = await open();
  await page.tap('agree-box');
  await page.type('sms-phone', '13800138000');
  await page.tap('sms-submit');
  expect(page.find('login-notice')?.textContent).toBe('请输入 6 位验证码');
  await page.type('sms-code', '123456');
  await page.tap('sms-submit');
  expect(calls).toEqual(['loginBySms "13800138000" "123456"']);
});

test('[P04] without the tick neither a message nor a login is sent, however well filled in', async () => {
  connectStore({ phone: null, hostLogin: null });
  const page = await open();
  await page.type('sms-phone', '13800138000');
  await page.type('sms-code', '123456');
  await page.tap('sms-send');
  await page.tap('sms-submit');
  expect(page.text()).toContain(ask);
  expect(calls).toEqual([]);
});

test('[P16] while it counts down no other message is sent', async () => {
  connectStore({ phone: null, hostLogin: null });
  const page = await open();
  await page.tap('agree-box');
  await page.type('sms-phone', '13800138000');
  await change(() => appStore.store.setState({ smsWait: 42 }));
  expect(page.find('sms-send')?.textContent).toBe('42 秒后重发');
  await page.tap('sms-send');
  expect(calls).toEqual([]);
});

test('the texts can be read and the page can be left without a tick', async () => {
  const page = await start();
  for (const id of ['open-agreement', 'open-privacy', 'not-now']) await page.tap(id);
  expect(left).toEqual(['agreement', 'privacy', 'not-now']);
});

/** The typed ways, opened with the tick. */
const openTyped = async (tab: 'login-tab-sms' | 'login-tab-password') => {
  const page = await start();
  await page.tap('sms-toggle');
  await page.tap('agree-box');
  await page.tap(tab);
  return page;
};

test('[P17] number and password are sent; what cannot be right is said first', async () => {
  const page = await openTyped('login-tab-password');
  await page.type('password-phone', '13800138000');
  await page.type('password-input', 'short');
  await page.tap('password-submit');
  expect(page.find('login-notice')?.textContent).toBe('请输入 8 至 64 位密码');
  await page.type('password-input', 'secret123');
  await page.tap('password-submit');
  expect(calls).toEqual(['loginByPassword "13800138000" "secret123"']);
});

test('[P17] [P03] the two tabs take turns, each with its own fields', async () => {
  const page = await openTyped('login-tab-password');
  expect([page.find('sms-code') === null, page.find('password-input') === null]).toEqual([true, false]);
  await page.tap('login-tab-sms');
  expect([page.find('sms-code') === null, page.find('password-input') === null]).toEqual([false, true]);
});

test('[P17] a forgotten password: a message of its own purpose, a new password, back to the login', async () => {
  const page = await openTyped('login-tab-password');
  await page.tap('forgot-password');
  await page.type('reset-phone', '13800138000');
  await page.tap('reset-send');
  await page.type('reset-code', '123456');
  await page.type('reset-password', 'onlyletters');
  await page.tap('reset-submit');
  expect(page.find('login-notice')?.textContent).toContain('同时包含字母和数字');
  await page.type('reset-password', 'letters123');
  await page.tap('reset-submit');
  expect(calls).toEqual([
    'sendSms "13800138000" "reset-password"',
    'resetPassword "13800138000" "123456" "letters123"',
  ]);
  expect(page.find('password-input')).not.toBeNull();
  expect(page.find('login-notice')?.textContent).toBe('密码已重置，请用新密码登录');
});

test('[P17] a refused reset stays where it is, and the way back needs nothing', async () => {
  const page = await openTyped('login-tab-password');
  await page.tap('forgot-password');
  const { resetPassword } = appStore.store.getState();
  await change(() => appStore.store.setState({ resetPassword: () => Promise.resolve(false) }));
  await page.type('reset-phone', '13800138000');
  await page.type('reset-code', '123456');
  await page.type('reset-password', 'letters123');
  await page.tap('reset-submit');
  expect(page.find('reset-submit')).not.toBeNull();
  await change(() => appStore.store.setState({ resetPassword }));
  await page.tap('reset-back');
  expect(page.find('password-input')).not.toBeNull();
});

test('[P04] [P17] without the tick neither a password nor a reset is sent, however well filled in', async () => {
  const page = await start();
  await page.tap('sms-toggle');
  await page.tap('login-tab-password');
  await page.type('password-phone', '13800138000');
  await page.type('password-input', 'secret123');
  await page.tap('password-submit');
  expect(page.text()).toContain(ask);
  await page.tap('forgot-password');
  await page.type('reset-phone', '13800138000');
  await page.type('reset-code', '123456');
  await page.type('reset-password', 'letters123');
  await page.tap('reset-send');
  await page.tap('reset-submit');
  expect(calls).toEqual([]);
});

test('[P24] on WeChat one tap agrees to the host’s contract as well, which the line names', async () => {
  const page = await start((world) =>
    createWechat({ ...world, native: { onNeedPrivacyAuthorization: () => undefined } }),
  );
  await change(() => appStore.store.setState({ phoneButton: 'ready', loginContract: '《鲜集隐私指引》' }));
  expect(page.find('open-contract')?.textContent).toBe('《鲜集隐私指引》');
  await page.tap('agree-box');
  const openType = () => page.find('phone-button')?.getAttribute('data-open-type');
  expect(openType()).toBe('getPhoneNumber|agreePrivacyAuthorization');
  expect(page.find('phone-button')?.id).toBe('phone-button');
  await change(() => appStore.store.setState({ loginContract: null }));
  expect(page.find('open-contract')).toBeNull();
  expect(openType()).toBe('getPhoneNumber');
});

test.each([
  ['douyin', createDouyin],
  ['kuaishou', createKuaishou],
] as const)(
  '[P25] on %s a host without an account is told by its own words; the typed ways are there',
  async (_, create) => {
    const page = await start(create);
    await ready();
    await page.tap('agree-box');
    await answer({ errMsg: 'getPhoneNumber:fail not login' });
    expect(page.find('login-notice')?.textContent).toContain('请先登录宿主应用');
    await page.tap('sms-toggle');
    await page.tap('login-tab-password');
    expect(page.find('password-submit')).not.toBeNull();
  },
);
