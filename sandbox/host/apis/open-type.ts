import { CloudRefusal, refusalNumbers } from '../cloud/host-cloud';
import { answersOf } from '../core/faults';
import type { HostCore } from '../core/host-core';
import type { HostElement } from '../elements/host-element';
import { versionAtLeast } from '../platforms';
import { callPage } from '../runtime/page-record';
import { ApiFailure, failureMessage } from './api-failure';
import { raiseLoginPanel } from './login-apis';
import { choosePictures } from './media-apis';
import type { PrivacyGate } from './privacy';
import { buttonProfile } from './profile-apis';
import type { Permissions } from './settings-apis';

export interface OpenTypeParts {
  readonly core: HostCore;
  readonly privacy: PrivacyGate;
  readonly permissions: Permissions;
}

type Detail = Record<string, unknown>;

type Run = (parts: OpenTypeParts, button: HostElement) => Promise<Detail | null>;

/** Which base library first put a `code` into the phone event. */
const phoneCodeSince: Readonly<Record<string, string>> = { wechat: '2.21.2', douyin: '3.51.0' };

const phone =
  (realtime: boolean): Run =>
  async ({ core, privacy }) => {
    await privacy.pass('getPhoneNumber');
    // Right and quota are looked at on the tap: who would be refused anyway is not asked.
    await core.cloud.mayAskForPhone();
    const answer = await core.sheets.open({
      kind: 'phone-consent',
      title: '申请获取你的手机号',
      content: '',
      choices: [
        { id: 'deny', label: '不允许' },
        { id: 'other', label: '使用其它号码' },
        { id: 'allow', label: '允许' },
      ],
      data: { numbers: core.cloud.account().maskedPhoneNumbers },
    });
    if (answer.choice === 'deny') throw new CloudRefusal(core.facts.refusals.phone);
    const index = answer.choice === 'other' ? Number(answer.value ?? 1) : 0;
    const { baseLibrary } = core;
    const { code, ...rest } = await core.cloud.phoneNumber({ realtime, index, baseLibrary });
    const since = phoneCodeSince[core.facts.name];
    const hasCode = code !== undefined && since !== undefined && versionAtLeast(core.baseLibrary, since);
    return hasCode ? { ...rest, code } : { ...rest };
  };

/** A rejected or cancelled picture is no event at all (WeChat since 2.24.4). */
const avatar: Run = async ({ core, privacy }) => {
  await privacy.pass('chooseAvatar');
  const chosen = await choosePictures(core, 1);
  return chosen?.[0] ? { avatarUrl: chosen[0].path } : null;
};

const baiduLogin: Run = async ({ core }) => {
  if (!core.cloud.account().signedIn && !(await raiseLoginPanel(core))) {
    throw new CloudRefusal('login:fail user cancel', { errCode: '10004' });
  }
  return { errCode: '0' };
};

const share: Run = async ({ core }, button) => {
  const page = core.stack.top();
  if (!page) return null;
  const target = { id: button.node.id, dataset: button.node.dataset };
  const content = core.guard(`${page.route} onShareAppMessage`, () =>
    callPage(page, 'onShareAppMessage', { from: 'button', target }),
  );
  await core.sheets.open({
    kind: 'share',
    title: '发送给',
    content: '',
    choices: [{ id: 'close', label: '关闭' }],
    data: { content },
  });
  return null;
};

const agree: Run = async ({ privacy }, button) => {
  privacy.agreeTapped(button.node.id);
  return {};
};

interface OpenType {
  /** Event sent to the button. */
  readonly event: string;
  /** API name in `errMsg`. */
  readonly api: string;
  readonly platforms: readonly string[];
  readonly run: Run;
}

const everywhere = ['wechat', 'douyin', 'baidu', 'kuaishou'];

const openTypes: Readonly<Record<string, OpenType>> = {
  getPhoneNumber: {
    event: 'getphonenumber',
    api: 'getPhoneNumber',
    platforms: everywhere,
    run: phone(false),
  },
  getRealtimePhoneNumber: {
    event: 'getrealtimephonenumber',
    api: 'getRealtimePhoneNumber',
    platforms: ['wechat'],
    run: phone(true),
  },
  getUserInfo: {
    event: 'getuserinfo',
    api: 'getUserInfo',
    platforms: ['wechat', 'baidu', 'kuaishou'],
    run: ({ core, permissions }) => buttonProfile(core, permissions),
  },
  chooseAvatar: { event: 'chooseavatar', api: 'chooseAvatar', platforms: ['wechat'], run: avatar },
  login: { event: 'login', api: 'login', platforms: ['baidu'], run: baiduLogin },
  openSetting: {
    event: 'opensetting',
    api: 'openSetting',
    platforms: everywhere,
    run: async ({ permissions }) => ({ authSetting: await permissions.openSettings() }),
  },
  agreePrivacyAuthorization: {
    event: 'agreeprivacyauthorization',
    api: 'agreePrivacyAuthorization',
    platforms: ['wechat', 'douyin'],
    run: agree,
  },
  share: { event: '', api: 'share', platforms: everywhere, run: share },
  contact: { event: 'contact', api: 'contact', platforms: everywhere, run: async () => ({}) },
};

const failed = (api: string, error: unknown): Detail => {
  if (error instanceof CloudRefusal) {
    return { errMsg: failureMessage(api, error.errMsg), ...refusalNumbers(error) };
  }
  if (error instanceof ApiFailure) return { errMsg: failureMessage(api, error.reason), ...error.extra };
  throw error;
};

const runOne = async (
  parts: OpenTypeParts,
  button: HostElement,
  { event, api, run }: OpenType,
): Promise<void> => {
  let detail: Detail | null;
  try {
    const answer = await run(parts, button);
    detail = answer && { errMsg: `${api}:ok`, ...answer };
  } catch (error) {
    detail = failed(api, error);
  }
  const times = detail && event !== '' ? answersOf(parts.core.faults, api) : 0;
  for (let time = 0; time < times && parts.core.alive(); time += 1) button.emit(event, detail);
  parts.core.changed('button');
};

/** What a tapped button does by its `open-type`; WeChat alone joins several with `|`, and the agreement comes first. */
export const createOpenType =
  (parts: OpenTypeParts) =>
  (button: HostElement): void => {
    const { core } = parts;
    const all = String(button.attr('open-type'));
    const words = core.facts.name === 'wechat' ? all.split('|') : [all];
    const order = [...words].sort((a, b) => Number(b.startsWith('agree')) - Number(a.startsWith('agree')));
    const run = async (): Promise<void> => {
      for (const word of order) {
        const known = openTypes[word];
        if (known?.platforms.includes(core.facts.name)) await runOne(parts, button, known);
        else core.report(new Error(`${core.facts.name} has no open-type "${word}"`), 'button');
      }
    };
    run().catch((error: unknown) => core.report(error, 'button'));
  };
