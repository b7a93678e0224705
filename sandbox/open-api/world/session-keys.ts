import type { MovableClock } from './clock';
import type { Random } from './random';
import { HEX } from './random';
import type { Platform, SandboxApp } from './types';

/** The one session key that a platform keeps for a person in an app. */
export interface SessionKey {
  readonly platform: Platform;
  readonly appId: string;
  readonly personId: string;
  readonly value: string;
  /** Counts the keys of this person in this app, so that a key can be told from its follower without showing it. */
  readonly version: number;
  readonly expiresAt: number;
}

export interface SessionKeys {
  /** The key if there is one and it has not expired. */
  live(app: SandboxApp, personId: string): SessionKey | null;
  /** The live key, or a new one. */
  ensure(app: SandboxApp, personId: string, deviceId?: string): SessionKey;
  /** A new key; the old one is dead at once. Only the device that is named knows of it. */
  rotate(app: SandboxApp, personId: string, deviceId?: string): SessionKey;
  /** A new key that ends when the old one would have (WeChat's resetusersessionkey). */
  renew(app: SandboxApp, personId: string): SessionKey;
  /** Ends the key now. */
  expire(app: SandboxApp, personId: string): void;
  /** Whether the key of this device's last login is the live one. */
  knownTo(app: SandboxApp, personId: string, deviceId: string): boolean;
  list(): readonly SessionKey[];
  reset(): void;
}

export function createSessionKeys(clock: MovableClock, random: Random, lifeMs: number): SessionKeys {
  const keys = new Map<string, SessionKey>();
  const devices = new Map<string, number>();
  const place = (app: SandboxApp, personId: string) => `${app.platform}\n${app.appId}\n${personId}`;
  const make = (app: SandboxApp, personId: string, expiresAt: number): SessionKey => {
    const at = place(app, personId);
    const { platform, appId } = app;
    // Baidu's key looks like hexadecimal and is base64 of 24 bytes; the others' is base64 of 16 bytes.
    const value = platform === 'baidu' ? random.text(32, HEX) : random.bytes(16).toString('base64');
    const version = (keys.get(at)?.version ?? 0) + 1;
    const key: SessionKey = { platform, appId, personId, value, version, expiresAt };
    keys.set(at, key);
    return key;
  };
  const live = (app: SandboxApp, personId: string) => {
    const key = keys.get(place(app, personId));
    return key && clock.now() < key.expiresAt ? key : null;
  };
  const rotate = (app: SandboxApp, personId: string, deviceId?: string) => {
    const key = make(app, personId, clock.now() + lifeMs);
    if (deviceId !== undefined) devices.set(`${place(app, personId)}\n${deviceId}`, key.version);
    return key;
  };
  return {
    live,
    rotate,
    ensure: (app, personId, deviceId) => live(app, personId) ?? rotate(app, personId, deviceId),
    renew: (app, personId) => make(app, personId, live(app, personId)?.expiresAt ?? clock.now() + lifeMs),
    expire(app, personId) {
      const key = keys.get(place(app, personId));
      if (key) keys.set(place(app, personId), { ...key, expiresAt: clock.now() });
    },
    knownTo: (app, personId, deviceId) =>
      live(app, personId)?.version === devices.get(`${place(app, personId)}\n${deviceId}`) &&
      devices.has(`${place(app, personId)}\n${deviceId}`),
    list: () => [...keys.values()],
    reset() {
      keys.clear();
      devices.clear();
    },
  };
}
