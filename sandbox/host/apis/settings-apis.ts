import type { HostCore } from '../core/host-core';
import type { ApiDesk } from './api-desk';
import { ApiFailure } from './api-failure';

/** The person's permissions by scope (`scope.userInfo`): asked for, granted, refused. */
export interface Permissions {
  all(): Record<string, boolean>;
  /** Asks once; a refusal is remembered until the settings page undoes it. */
  ask(scope: string): Promise<void>;
  /** The person decided elsewhere, on a button's popup. */
  note(scope: string, granted: boolean): void;
  /** The settings page: it lists what was asked for before, and nothing else. */
  openSettings(): Promise<Record<string, boolean>>;
}

const memoryKey = 'permissions';

const createPermissions = ({ memory, sheets }: HostCore): Permissions => {
  const all = (): Record<string, boolean> =>
    JSON.parse(memory.read(memoryKey) ?? '{}') as Record<string, boolean>;
  const set = (scope: string, granted: boolean): void =>
    memory.write(memoryKey, JSON.stringify({ ...all(), [scope]: granted }));
  return {
    all,
    ask: async (scope) => {
      const known = all()[scope];
      if (known === true) return;
      if (known === false) throw new ApiFailure('fail auth deny');
      const answer = await sheets.open({
        kind: 'authorize',
        title: scope,
        content: '',
        choices: [
          { id: 'deny', label: '拒绝' },
          { id: 'allow', label: '允许' },
        ],
      });
      set(scope, answer.choice === 'allow');
      if (answer.choice !== 'allow') throw new ApiFailure('fail auth deny');
    },
    note: set,
    openSettings: async () => {
      const answer = await sheets.open({
        kind: 'settings',
        title: '设置',
        content: '',
        choices: [{ id: 'close', label: '返回' }],
        data: { permissions: all() },
      });
      for (const [scope, granted] of Object.entries((answer.value ?? {}) as Record<string, boolean>)) {
        if (!(scope in all())) throw new Error(`The settings page has no entry ${scope}`);
        set(scope, granted);
      }
      return all();
    },
  };
};

/** Kuaishou's mini-game documentation nests the answer under `result`, WeChat's has `authSetting`; both are given. */
const settingAnswer = (core: HostCore, settings: Record<string, boolean>): Record<string, unknown> =>
  core.facts.name === 'kuaishou' ? { authSetting: settings, result: settings } : { authSetting: settings };

export const addSettingsApis = (desk: ApiDesk, core: HostCore): Permissions => {
  const permissions = createPermissions(core);
  desk.async('getSetting', () => settingAnswer(core, permissions.all()));
  desk.async('openSetting', async () => {
    // WeChat, since 2.3.0.
    if (core.facts.name === 'wechat' && !core.gesture.active()) {
      throw new ApiFailure('fail can only be invoked by user TAP gesture.');
    }
    return settingAnswer(core, await permissions.openSettings());
  });
  desk.async('authorize', async ({ scope }) => {
    await permissions.ask(String(scope));
    return undefined;
  });
  return permissions;
};
