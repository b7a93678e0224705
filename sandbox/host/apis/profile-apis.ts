import { CloudRefusal } from '../cloud/host-cloud';
import type { HostCore } from '../core/host-core';
import { versionAtLeast } from '../platforms';
import type { ApiDesk } from './api-desk';
import { ApiFailure } from './api-failure';
import { raiseLoginPanel } from './login-apis';
import type { PrivacyGate } from './privacy';
import type { Permissions } from './settings-apis';

type Profile = Record<string, unknown>;

type Api = 'getUserProfile' | 'getUserInfo';

/** Shows the profile popup; says whether the person agreed. */
export const askForProfile = async ({ sheets }: HostCore, reason: string): Promise<boolean> => {
  const answer = await sheets.open({
    kind: 'profile',
    title: '获取你的昵称、头像',
    content: reason,
    choices: [
      { id: 'deny', label: '拒绝' },
      { id: 'allow', label: '允许' },
    ],
  });
  return answer.choice === 'allow';
};

const read = async (core: HostCore, api: Api, consent: 'allow' | 'deny' = 'allow'): Promise<Profile> => ({
  ...(await core.cloud.profile({ api, consent, baseLibrary: core.baseLibrary })),
});

/** Baidu answers a refusal, and a host without an account, with success and a default person. */
const baiduProfile = async (core: HostCore): Promise<Profile> => {
  const allowed = core.cloud.account().signedIn && (await askForProfile(core, ''));
  return read(core, 'getUserInfo', allowed ? 'allow' : 'deny');
};

const kuaishouProfile = (core: HostCore, permissions: Permissions): Promise<Profile> => {
  if (permissions.all()['scope.userInfo'] !== true) throw new ApiFailure('fail auth deny');
  return read(core, 'getUserInfo');
};

/**
 * The profile as a tapped `open-type="getUserInfo"` button gets it. WeChat's is anonymous and asks nothing. Kuaishou
 * keeps the answer as the permission `scope.userInfo`.
 */
export const buttonProfile = async (core: HostCore, permissions: Permissions): Promise<Profile> => {
  if (core.facts.name === 'baidu') return baiduProfile(core);
  if (core.facts.name === 'wechat') return read(core, 'getUserInfo');
  const allowed = await askForProfile(core, '');
  permissions.note('scope.userInfo', allowed);
  if (!allowed) throw new CloudRefusal('getUserInfo:fail auth deny');
  return read(core, 'getUserInfo');
};

const tapRule = (core: HostCore): void => {
  if (core.gesture.active()) return;
  if (core.facts.name === 'wechat') throw new ApiFailure('fail can only be invoked by user TAP gesture.');
  throw new ApiFailure('fail must be invoked by user tap gesture', {
    errNo: 21500,
    errorCode: 111601,
    errorType: 'D',
  });
};

/** From 2.27.1 on, WeChat resolves with a grey face and 微信用户 and shows no popup. */
const wechatProfile = async (core: HostCore, privacy: PrivacyGate, desc: unknown): Promise<Profile> => {
  if (typeof desc !== 'string' || desc === '') throw new ApiFailure('fail desc is required');
  await privacy.pass('getUserProfile');
  if (versionAtLeast(core.baseLibrary, '2.27.1')) return read(core, 'getUserProfile');
  if (!(await askForProfile(core, desc))) throw new ApiFailure(core.facts.refusals.profile);
  return read(core, 'getUserProfile');
};

const douyinProfile = async (core: HostCore, privacy: PrivacyGate, force: unknown): Promise<Profile> => {
  await privacy.pass('getUserProfile');
  if (!core.cloud.account().signedIn && !(force === true && (await raiseLoginPanel(core)))) {
    throw new ApiFailure('fail not login');
  }
  if (!(await askForProfile(core, ''))) throw new ApiFailure(core.facts.refusals.profile);
  return read(core, 'getUserProfile');
};

/** `getUserProfile` (WeChat, Douyin) and `getUserInfo`. The tap rule is checked in the caller's turn. */
export const addProfileApis = (
  desk: ApiDesk,
  core: HostCore,
  privacy: PrivacyGate,
  permissions: Permissions,
): void => {
  const { name } = core.facts;
  if (name === 'wechat' || name === 'douyin') {
    desk.async('getUserProfile', ({ desc, force }) => {
      tapRule(core);
      return name === 'wechat' ? wechatProfile(core, privacy, desc) : douyinProfile(core, privacy, force);
    });
  }
  desk.async('getUserInfo', async () => {
    if (name === 'baidu') return baiduProfile(core);
    if (name === 'kuaishou') return kuaishouProfile(core, permissions);
    return read(core, 'getUserInfo');
  });
};
