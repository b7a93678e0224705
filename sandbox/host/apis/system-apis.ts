import { appBaseInfo, deviceInfo, menuButtonRect, windowInfo } from '../core/device';
import type { HostCore } from '../core/host-core';
import type { ApiDesk } from './api-desk';

const systemInfo = (core: HostCore): Record<string, unknown> => ({
  ...windowInfo(core.device, core.appJson.isTab(core.stack.top()?.route ?? core.launch.path)),
  ...deviceInfo(core.device),
  ...appBaseInfo(core.device, core.facts, core.baseLibrary),
});

/**
 * `canIUse('api')`, `canIUse('api.return.code')`, `canIUse('button.open-type.getPhoneNumber')`: the first part
 * decides, it is either an API of this host or a component name.
 */
const canIUse = (desk: ApiDesk, components: ReadonlySet<string>, schema: unknown): boolean => {
  const head = String(schema).split('.')[0] ?? '';
  return desk.simulated().has(head) || components.has(head);
};

export const addSystemApis = (desk: ApiDesk, core: HostCore, components: ReadonlySet<string>): void => {
  const isTab = (): boolean => core.appJson.isTab(core.stack.top()?.route ?? core.launch.path);
  const launch = { ...core.launch, referrerInfo: {} };
  desk.sync('getSystemInfoSync', () => systemInfo(core));
  desk.async('getSystemInfo', () => systemInfo(core));
  desk.sync('getWindowInfo', () => windowInfo(core.device, isTab()));
  desk.sync('getDeviceInfo', () => deviceInfo(core.device));
  desk.sync('getAppBaseInfo', () => appBaseInfo(core.device, core.facts, core.baseLibrary));
  desk.sync('getMenuButtonBoundingClientRect', () => menuButtonRect(core.device));
  desk.sync('getLaunchOptionsSync', () => launch);
  desk.sync('getEnterOptionsSync', () => launch);
  desk.sync('canIUse', (schema: unknown) => canIUse(desk, components, schema));
  desk.sync('getAccountInfoSync', () => ({
    miniProgram: { appId: core.appId, envVersion: 'develop', version: '' },
  }));
  desk.value('env', { USER_DATA_PATH: `${core.facts.global}file://usr`, VERSION: 'develop' });
  desk.sync('nextTick', (run: () => void) => {
    Promise.resolve().then(() => core.alive() && core.guard('nextTick', run));
  });
  desk.async('getNetworkType', () => ({ networkType: core.networkType() }));
  desk.sync('getUpdateManager', () => ({
    onCheckForUpdate: (listener: (answer: { hasUpdate: boolean }) => void) =>
      core.timers.setTimeout(() => listener({ hasUpdate: false }), 0),
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }));
  if (core.facts.name === 'baidu')
    desk.sync('isLoginSync', () => ({ isLogin: core.cloud.account().signedIn }));
};

/** `onXyz` and `offXyz` pairs; the host fires them through the app runtime. */
const listened = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'NetworkStatusChange',
  'MemoryWarning',
  'ThemeChange',
  'WindowResize',
  'KeyboardHeightChange',
] as const;

const runtimeNames: Readonly<Record<string, string>> = { AppShow: 'onShow', AppHide: 'onHide' };

export const addListenerApis = (desk: ApiDesk, core: HostCore): void => {
  for (const name of listened) {
    const event = runtimeNames[name] ?? `on${name}`;
    desk.sync(`on${name}`, (listener: (...args: unknown[]) => void) => core.app.on(event, listener));
    desk.sync(`off${name}`, (listener?: (...args: unknown[]) => void) => core.app.off(event, listener));
  }
};
