import { createBaidu } from '@/platform/baidu';
import { createDouyin } from '@/platform/douyin';
import { createH5 } from '@/platform/h5';
import { createKuaishou } from '@/platform/kuaishou';
import type { NativeGlobal } from '@/platform/native';
import { answers, worldOf } from '@/platform/platform.contract';
import type { PlatformAdapter } from '@/platform/ports';
import { createWechat } from '@/platform/wechat';
import { appStore } from '@/store/store';
import type { AuthState } from '@/store/types';
import { ProfileButtons } from './profile-buttons';
import { calls, connectStore } from './testing/connect';
import { change, clear, draw } from './testing/draw';
import { fire } from './testing/fire';
import { pageShows } from './testing/taro-hooks';

jest.mock('@tarojs/components', () => jest.requireActual('./testing/taro-components'));
jest.mock('@tarojs/taro', () => jest.requireActual('./testing/taro-hooks'));

afterEach(clear);

const start = async ({ profile, settings }: PlatformAdapter) => {
  connectStore(
    { phone: null, hostLogin: null },
    {
      host: {
        profile,
        settings,
        privacy: null,
        pickPicture: () => Promise.resolve({ kind: 'chosen', path: 'album.png' }),
        askCashier: () => Promise.resolve('unreached'),
      },
    },
  );
  const page = await draw(<ProfileButtons />);
  await change(() => undefined);
  return page;
};

const avatars: NativeGlobal = { canIUse: () => true };
const userInfo = { nickName: '小林', avatarUrl: 'https://img.test/1.png' };

test('[P10] WeChat: the avatar button’s picture is uploaded', async () => {
  const page = await start(createWechat(worldOf(avatars)));
  expect(page.find('choose-avatar')?.getAttribute('data-open-type')).toBe('chooseAvatar');
  expect([page.find('pick-avatar'), page.find('ask-profile'), page.find('profile-button')]).toEqual([
    null,
    null,
    null,
  ]);
  await fire('choose-avatar', 'onChooseAvatar', { avatarUrl: 'wxfile://tmp/1.png' });
  expect(calls).toEqual(['uploadAvatar {"path":"wxfile://tmp/1.png"}']);
});

test('[P10] Douyin: a plain button asks the host in the tap; the album gives the face', async () => {
  const profile = { userInfo, rawData: '{}', signature: 's', encryptedData: 'e', iv: 'i' };
  const page = await start(createDouyin(worldOf({ getUserProfile: answers(profile) })));
  expect(calls).toEqual(['checkSession']);
  await page.tap('ask-profile');
  await change(() => undefined);
  expect(calls[1]).toContain('importProfile');
  await page.tap('pick-avatar');
  await change(() => undefined);
  expect(calls[2]).toBe('uploadAvatar {"path":"album.png"}');
});

test.each([
  ['baidu', createBaidu],
  ['kuaishou', createKuaishou],
] as const)(
  '[P10] on %s the native profile button stands once the key is made sure of',
  async (_, create) => {
    const page = await start(create(worldOf({})));
    expect(calls).toEqual(['checkSession']);
    expect(page.find('profile-button')?.getAttribute('data-open-type')).toBe('getUserInfo');
    await fire('profile-button', 'onGetUserInfo', { userInfo, encryptedData: 'e', iv: 'i' });
    expect(calls[1]).toContain('"encryptedData":"e","iv":"i"');
  },
);

test('[P10] back from another page the key is looked at again; a tap that waits for its answer comes first', async () => {
  const page = await start(createKuaishou(worldOf({})));
  await change(pageShows);
  expect(calls).toEqual(['checkSession', 'checkSession']);
  await page.tap('profile-button');
  await change(pageShows);
  expect(calls).toHaveLength(2);
  await fire('profile-button', 'onGetUserInfo', { userInfo, encryptedData: 'e', iv: 'i' });
  expect(calls.slice(2).map((call) => call.split(' ')[0])).toEqual(['importProfile', 'checkSession']);
});

test('[P12] who has given name and face is not asked for them again', async () => {
  const page = await start(createKuaishou(worldOf({})));
  await change(() => appStore.publish({ kind: 'member', step: 3 } as AuthState));
  expect([page.find('profile-button'), page.find('ask-profile')]).toEqual([null, null]);
  expect(page.find('pick-avatar')).not.toBeNull();
});

test('[P13] after a refusal for good the way to the settings stands there', async () => {
  const native = {
    getSetting: answers({ result: { 'scope.userInfo': false } }),
    openSetting: answers({ result: { 'scope.userInfo': true } }),
  };
  const page = await start(createKuaishou(worldOf(native)));
  await fire('profile-button', 'onGetUserInfo', { errMsg: 'getUserInfo:user deny' });
  await change(() => undefined);
  expect(page.find('profile-notice')?.textContent).toContain('前往设置');
  await page.tap('open-settings');
  await change(() => undefined);
  expect(page.find('open-settings')).toBeNull();
});

test('[P26] in the browser the album is what there is', async () => {
  const page = await start(createH5());
  expect(page.find('pick-avatar')).not.toBeNull();
  expect(page.find('ask-profile')).toBeNull();
});
