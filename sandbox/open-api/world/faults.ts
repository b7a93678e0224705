import { DEVICE_ENDPOINTS, type Endpoint, type Platform } from './types';

/** Switches that stay on until they are turned off or used up. */
export const FAULTS = [
  'slow',
  'http5xx',
  'busy',
  'rateLimit',
  'lostAnswer',
  'deadCodes',
  'checkSessionLies',
  'noQuota',
  'noPermission',
  'privacyUndeclared',
  'refusePhone',
] as const;
export type Fault = (typeof FAULTS)[number];

/** How a fault is switched on. */
export interface FaultSetting {
  /** How often it strikes; null: until it is turned off. */
  readonly times: number | null;
  /** Where it strikes; null: at every endpoint of the open API, and at device calls only for faults that live there. */
  readonly on: readonly Endpoint[] | null;
  /** Whom it strikes; null: everybody. */
  readonly personId: string | null;
  /** `slow` only. */
  readonly ms: number;
}

export interface Faults {
  /** `null` turns it off. */
  set(platform: Platform, fault: Fault, setting: Partial<FaultSetting> | null): void;
  /** Whether the fault strikes this call; a limited one is used up by it. */
  strikes(platform: Platform, fault: Fault, endpoint: Endpoint, personId?: string): FaultSetting | null;
  list(platform: Platform): Partial<Record<Fault, FaultSetting>>;
  reset(): void;
}

const always: FaultSetting = { times: null, on: null, personId: null, ms: 0 };
/** These strike at any endpoint, so unless told otherwise they leave the phone's side alone. */
const general: ReadonlySet<Fault> = new Set(['slow', 'http5xx', 'busy', 'rateLimit', 'lostAnswer']);

export function createFaults(): Faults {
  const settings = new Map<string, FaultSetting>();
  return {
    set(platform, fault, setting) {
      if (setting === null) settings.delete(`${platform}.${fault}`);
      else settings.set(`${platform}.${fault}`, { ...always, ...setting });
    },
    strikes(platform, fault, endpoint, personId) {
      const setting = settings.get(`${platform}.${fault}`);
      if (!setting || setting.times === 0) return null;
      if (setting.on && !setting.on.includes(endpoint)) return null;
      if (!setting.on && general.has(fault) && DEVICE_ENDPOINTS.has(endpoint)) return null;
      if (setting.personId !== null && setting.personId !== personId) return null;
      if (setting.times !== null)
        settings.set(`${platform}.${fault}`, { ...setting, times: setting.times - 1 });
      return setting;
    },
    list(platform) {
      const found: Partial<Record<Fault, FaultSetting>> = {};
      for (const fault of FAULTS) {
        const setting = settings.get(`${platform}.${fault}`);
        if (setting && setting.times !== 0) found[fault] = setting;
      }
      return found;
    },
    reset: () => settings.clear(),
  };
}
