import type { World } from '../world/create-world';
import { FAULTS, type Fault, type FaultSetting } from '../world/faults';
import { ENDPOINTS, PLATFORMS, type Platform } from '../world/types';

/** `true` until turned off, a number of times (milliseconds for `slow`), a full setting; `false`, 0 or null: off. */
export type FaultValue = boolean | number | null | Partial<FaultSetting>;

/** Switches by name, and three things that happen once and now. */
export type FaultOrder = { readonly platform: Platform; readonly clear?: boolean } & Partial<
  Record<Fault, FaultValue>
> & {
    /** A person whose session keys on this platform change behind everybody's back. */
    readonly rotateKey?: string;
    /** A person whose session keys on this platform end now. */
    readonly expireKey?: string;
    readonly revokeAccessToken?: boolean;
  };

const setting = {
  anyOf: [
    { type: ['boolean', 'null'] },
    { type: 'number', minimum: 0 },
    {
      type: 'object',
      properties: {
        times: { type: ['integer', 'null'], minimum: 0 },
        on: { type: ['array', 'null'], items: { enum: ENDPOINTS } },
        personId: { type: ['string', 'null'] },
        ms: { type: 'number', minimum: 0, maximum: 120_000 },
      },
      additionalProperties: false,
    },
  ],
};

export const faultBody = {
  type: 'object',
  properties: {
    platform: { enum: PLATFORMS },
    clear: { type: 'boolean' },
    rotateKey: { type: 'string' },
    expireKey: { type: 'string' },
    revokeAccessToken: { type: 'boolean' },
    ...Object.fromEntries(FAULTS.map((fault) => [fault, setting])),
  },
  required: ['platform'],
  additionalProperties: false,
};

/** @returns the faults that are now on */
export function applyFaults(world: World, order: FaultOrder) {
  const { platform } = order;
  const apps = world.allApps.filter((app) => app.platform === platform);
  if (order.clear) for (const fault of FAULTS) world.faults.set(platform, fault, null);
  for (const fault of FAULTS) {
    const value = order[fault];
    if (value !== undefined) world.faults.set(platform, fault, toSetting(fault, value));
  }
  for (const app of apps) {
    if (order.rotateKey) world.keys.rotate(app, order.rotateKey);
    if (order.expireKey) world.keys.expire(app, order.expireKey);
  }
  if (order.revokeAccessToken) world.tokens.revokeAll(platform);
  return world.faults.list(platform);
}

function toSetting(fault: Fault, value: FaultValue): Partial<FaultSetting> | null {
  if (value === null || value === false || value === 0) return null;
  if (value === true) return {};
  if (typeof value === 'number') return fault === 'slow' ? { ms: value } : { times: value };
  return value;
}
