/** The four vendors whose open APIs are simulated. */
export const PLATFORMS = ['wechat', 'douyin', 'baidu', 'kuaishou'] as const;
export type Platform = (typeof PLATFORMS)[number];

/**
 * A person's standing with one host app. `in`: has an account and is logged in. `out`: the host is logged out, a login
 * panel can change that.
 */
export type HostLogin = 'in' | 'out';

/** A simulated human being with a phone and accounts on the hosts. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** National numbers without country code; the first is offered by default, none means no number. */
  readonly phoneNumbers: readonly string[];
  readonly countryCode: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  /** 0 unknown, 1 male, 2 female, as the hosts count. */
  readonly gender: 0 | 1 | 2;
  readonly hosts: Readonly<Record<Platform, HostLogin>>;
}

/** An app as registered in a vendor's console. */
export interface AppDefinition {
  readonly platform: Platform;
  /** WeChat and Douyin `appid`, Baidu AppKey (not the numeric App ID), Kuaishou `app_id`. */
  readonly appId: string;
  readonly secret: string;
  readonly name: string;
  /** Apps of one developer account share union ids; null: not bound, and no union id is given. */
  readonly developer: string | null;
  /** Douyin only: the registered public key. Left out, the world derives a pair from its seed. */
  readonly publicKeyPem?: string;
}

/** A registered app in a world. */
export interface SandboxApp extends AppDefinition {
  /** Douyin: the registered public key; empty on the other platforms. */
  readonly publicKeyPem: string;
  /** Douyin: the private half, when the world made the pair itself; else empty. For whoever starts the server. */
  readonly privateKeyPem: string;
}

/** What can be counted, slowed and broken: device calls first, then the open APIs. */
export const ENDPOINTS = [
  'login',
  'check-session',
  'phone-check',
  'phone',
  'profile',
  'privacy',
  'host-login',
  'exchange',
  'token',
  'phone-info',
  'check-key',
  'reset-key',
  'union',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** Endpoints of the phone's side; faults of the open APIs leave them alone unless they are named. */
export const DEVICE_ENDPOINTS: ReadonlySet<Endpoint> = new Set([
  'login',
  'check-session',
  'phone-check',
  'phone',
  'profile',
  'privacy',
  'host-login',
]);
