import type { ReactElement } from 'react';
import { AuthError, type AuthState, type PrivacyQuestion } from '@/auth';
import type { User } from '@/contract';
import { change, clear, draw } from '@/features/session/testing/draw';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import DeletionPage from './account/deletion/index';
import SettingsPage from './account/settings/index';
import UnbindPage from './account/unbind/index';
import LoginPage from './login/index';
import { answers, asked, openPages, pageShows } from './testing/taro-app';
import WorkPage from './work/index';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/account/testing/taro-parts'));
jest.mock('@tarojs/taro', () => jest.requireActual('./testing/taro-app'));
Object.assign(globalThis, { APP_VERSION: '1.2.3' });

const user = { id: 'u1', phoneMasked: '138****8000', hasPassword: false, deletionAt: null } as User;
const member = { kind: 'member', step: 2, user } as AuthState;
const calls: string[] = [];
const clock = { now: () => 0, setTimer: () => () => undefined };
const benchHost = benchApi({ auth: {} as never, clock }).host;

const note =
  (name: string, value: unknown = undefined) =>
  (...input: unknown[]): Promise<unknown> => {
    calls.push([name, ...input.map((part) => JSON.stringify(part))].join(' '));
    return Promise.resolve(value);
  };

const start = async (page: ReactElement, auth: AuthState = member) => {
  for (const list of [calls, asked, answers]) list.length = 0;
  const phone = {
    openType: 'getPhoneNumber',
    eventProps: ['onGetPhoneNumber'],
    openTypeWithConsent: null,
    normalise: () => ({ kind: 'denied', reason: 'user-denied' }) as const,
  };
  const core = {
    signOut: note('signOut'),
    unbindPhone: note('unbindPhone'),
    requestDeletion: note('requestDeletion'),
    ensureSessionKey: note('ensureSessionKey'),
    mustAuth: note('mustAuth'),
    permissions: note('permissions'),
    loginPageClosed: note('loginPageClosed'),
  };
  appStore.connect(benchApi({ auth: core as never, clock, buttons: { phone, hostLogin: null } }));
  appStore.publish(auth);
  return draw(page);
};

/** A private call of the host that waits for consent; what it was told, oldest first. */
const askForConsent = async (): Promise<string[]> => {
  let ask: (question: PrivacyQuestion) => void = () => undefined;
  const told: string[] = [];
  const privacy = {
    agreeButton: { openType: 'agreePrivacyAuthorization', eventProps: ['onAgreePrivacyAuthorization'] },
    setting: () => Promise.resolve({ needed: true, contractName: '《鲜集隐私指引》' }),
    onQuestion: (listener: typeof ask) => {
      ask = listener;
    },
    openContract: () => Promise.resolve(true),
  };
  const auth = { loginPageClosed: () => undefined };
  appStore.connect(benchApi({ auth: auth as never, clock, host: { ...benchHost, privacy } }));
  appStore.store.getState().listenToPrivacy();
  const say = (word: string) => () => void told.push(word);
  await change(() => ask({ shown: say('shown'), agree: say('agree'), refuse: say('refuse') }));
  return told;
};

afterEach(clear);

const proof = '{"kind":"sms","smsCode":"123456"}';

test.each([
  ['P18', <UnbindPage key="unbind" />, 'unbind-confirm', `unbindPhone ${proof}`, '手机号已解绑'],
  ['P22', <DeletionPage key="end" />, 'deletion-confirm', `requestDeletion ${proof}`, '注销申请已提交'],
])(
  '[%s] with a proof it is asked for once more; a no leaves all as it is',
  async (_, page, id, call, done) => {
    const drawn = await start(page);
    await drawn.type('proof-code', '123456');
    await drawn.tap(id);
    expect([calls, asked.length]).toEqual([[], 1]);
    answers.push(true);
    await drawn.tap(id);
    expect(calls).toEqual([call]);
    expect(asked.slice(2)).toEqual([`toast ${done}`, 'tab /pages/me/index']);
  },
);

test('[P22] who has asked for the end finds its day and the way back in place of the form', async () => {
  const ending = { ...member, user: { ...user, deletionAt: Date.UTC(2024, 0, 31) } } as AuthState;
  const drawn = await start(<DeletionPage />, ending);
  expect([drawn.find('deletion-confirm'), drawn.find('deletion-cancel') === null]).toEqual([null, false]);
});

test('[P21] [L27] sign-out is asked for once more', async () => {
  const drawn = await start(<SettingsPage />);
  await drawn.tap('sign-out');
  expect(calls).toEqual([]);
  answers.push(true);
  await drawn.tap('sign-out');
  expect(calls).toEqual(['signOut']);
  expect(asked.slice(-2)).toEqual(['toast 已退出登录', 'tab /pages/me/index']);
});

test('[P05] the login page makes sure of the key each time it is shown', async () => {
  await start(<LoginPage />, { kind: 'visitor', step: 1, user } as AuthState);
  await change(pageShows);
  await change(pageShows);
  expect(calls).toEqual(['ensureSessionKey', 'ensureSessionKey']);
});

test('[I03] who leaves the login page is told to the core; by its address there is nothing to go back to', async () => {
  const drawn = await start(<LoginPage />, { kind: 'visitor', step: 1, user } as AuthState);
  openPages(2);
  await drawn.tap('not-now');
  openPages(1);
  await drawn.tap('not-now');
  for (const link of ['open-agreement', 'open-privacy']) await drawn.tap(link);
  expect(asked).toEqual([
    'back',
    'tab /pages/home/index',
    'open /pages/legal/agreement/index',
    'open /pages/legal/privacy/index',
  ]);
  await clear();
  expect(calls).toContain('loginPageClosed');
});

test('[P12] a member who comes to the login page by its address is asked for nothing', async () => {
  openPages(1);
  await start(<LoginPage />);
  expect(asked).toEqual(['tab /pages/home/index']);
});

test('[I10] a tile of the workbench opens its page with the right to it', async () => {
  const drawn = await start(<WorkPage />);
  await change(() => appStore.publishPermissions({ organisationId: 'o', modules: ['budget'], version: 1 }));
  await drawn.tap('module-budget');
  expect(calls.at(-1)).toBe('mustAuth {"mustAuthStep":2,"permission":"budget"}');
  expect(asked).toEqual(['open /pages/work/module/index?name=budget']);
});

test('[I10] a right that the server does not know of opens nothing, and says so', async () => {
  const drawn = await start(<WorkPage />);
  await change(() => appStore.publishPermissions({ organisationId: 'o', modules: [], version: 1 }));
  const refused = () => Promise.reject(new AuthError('refused', '暂无权限'));
  await change(() => appStore.store.setState({ mustAuth: refused }));
  await drawn.tap('module-budget');
  expect(asked).toEqual(['toast 暂无权限']);
});

test.each([
  ['the login page', <LoginPage key="login" />, { kind: 'visitor', step: 1, user } as AuthState],
  ['any other page', <UnbindPage key="unbind" />, member],
])('[P24] [L22] %s has the gate for the host’s question, and the banner', async (_, page, auth) => {
  const drawn = await start(page, auth);
  const told = await askForConsent();
  expect([drawn.find('privacy-gate') !== null, told]).toEqual([true, ['shown']]);
  await drawn.tap('privacy-refuse');
  expect([drawn.find('privacy-gate'), told]).toEqual([null, ['shown', 'refuse']]);
  await change(() => appStore.store.getState().networkChanged(false));
  expect(drawn.find('offline-banner')).not.toBeNull();
  await change(() => appStore.store.getState().networkChanged(true));
});
