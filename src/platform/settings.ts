import type { SettingsPort } from '@/auth';
import { callHost, type HostWorld, personLimitMs } from './call';
import { type Fields, fieldsOf } from './fields';

/** `authSetting`, on Kuaishou `result` (mini-game documentation of getSetting); both may be there. */
const wordOn = (answer: Fields, scope: string): unknown =>
  fieldsOf(answer.authSetting)[scope] ?? fieldsOf(answer.result)[scope];

/** Null on a host without the page. */
export const createSettings = (world: HostWorld): SettingsPort | null => {
  if (typeof world.native.openSetting !== 'function') return null;
  const wordAfter = async (api: 'getSetting' | 'openSetting', scope: string): Promise<unknown> => {
    const result = await callHost(world, api, {}, api === 'openSetting' ? personLimitMs : undefined);
    return result.kind === 'success' ? wordOn(result.value, scope) : undefined;
  };
  return {
    isRefused: async (scope) => (await wordAfter('getSetting', scope)) === false,
    open: async (scope) => (await wordAfter('openSetting', scope)) === true,
  };
};
