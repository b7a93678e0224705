export interface WechatSettings {
  readonly appId: string;
  readonly secret: string;
  readonly baseUrl: string;
}

export interface DouyinSettings {
  readonly appId: string;
  readonly secret: string;
  /** PEM of the private half of the application key pair; null: phone codes cannot be read. */
  readonly privateKey: string | null;
  readonly baseUrl: string;
  /** Base of the open platform, which serves client tokens and phone numbers. */
  readonly openBaseUrl: string;
}

export interface BaiduSettings {
  /** The AppKey, which Baidu calls `client_id`; not the numeric App ID. */
  readonly appKey: string;
  readonly appSecret: string;
  readonly baseUrl: string;
  /** Base of the code exchange. */
  readonly spBaseUrl: string;
}

export interface KuaishouSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
}

/** Credentials per platform; null where the server cannot log anybody in. */
export interface PlatformSettings {
  readonly wechat: WechatSettings | null;
  readonly douyin: DouyinSettings | null;
  readonly baidu: BaiduSettings | null;
  readonly kuaishou: KuaishouSettings | null;
}

/** The platforms that exchange codes; H5 does not. */
export type HostPlatform = keyof PlatformSettings;

export interface Config {
  readonly production: boolean;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly databaseUrl: string | null;
  /** Folder of the embedded database. */
  readonly databaseDir: string;
  /** Folder of users' pictures. */
  readonly avatarDir: string;
  /** Hosts from which pictures of users may be fetched; `*.example.com` stands for every name below example.com. */
  readonly avatarHosts: readonly string[];
  /** Absolute life of a session. */
  readonly sessionLifeMs: number;
  /** A session that is not used for so long ends earlier. */
  readonly sessionIdleMs: number;
  /** Addresses of the proxies in front of the server, whose word about the caller's address counts. */
  readonly trustedProxies: readonly string[];
  /** 32 bytes from which the keys for encryption at rest and keyed hashes are derived. */
  readonly secret: Buffer;
  readonly platforms: PlatformSettings;
  /** The platforms above that are simulated. */
  readonly sandboxed: readonly HostPlatform[];
  /** Base of the sandbox; null when no part of it is used. */
  readonly sandboxUrl: string | null;
  /** `console`: development, messages lie in the sandbox's inbox. `none`: no messages. */
  readonly sms: 'console' | 'none';
  readonly logLevel: string;
}
