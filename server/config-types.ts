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

/** Tencent Cloud's message service, which sends by templates that it has approved, one for each use of a code. */
export interface TencentSmsSettings {
  readonly secretId: string;
  readonly secretKey: string;
  readonly region: string;
  /** SdkAppId of the message application. */
  readonly appId: string;
  /** The approved signature, which stands in front of every message. */
  readonly signName: string;
  /** Ids of approved templates with two variables: the code, and the minutes that it lives. */
  readonly templates: Readonly<Record<'login' | 'reset-password' | 'change-phone' | 'proof', string>>;
  readonly baseUrl: string;
}

/** A bucket of Amazon S3, or of anything that speaks its language. */
export interface AvatarS3Settings {
  /** Null: Amazon's own for the region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  /** What names of objects begin with; empty or with a slash at its end. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The bucket stands in the path of addresses; else in the host name. */
  readonly pathStyle: boolean;
}

/** How the server is run. Every number may be 0, which turns the thing off. */
export interface OperationsSettings {
  /** Where users reach the server, like `https://shop.example.com`; null in development. */
  readonly publicOrigin: string | null;
  readonly limits: {
    /** Where the limits on messages, passwords, codes and telemetry are counted. */
    readonly store: 'database' | 'memory';
    /** Where the two general limits below are counted. */
    readonly httpStore: 'database' | 'memory';
    /** Requests of one address in a minute. */
    readonly perAddress: number;
    /** Requests of one user in a minute. */
    readonly perUser: number;
    /** Exchanges of login codes from one address in a minute. */
    readonly exchangesPerAddress: number;
  };
  readonly shedding: {
    /** Mean delay of the event loop beyond which requests are turned away. */
    readonly eventLoopMs: number;
    /** Requests that may be worked on at once. */
    readonly inFlight: number;
  };
  readonly closing: {
    /** How long the server goes on serving after it has said that it is not ready. */
    readonly drainDelayMs: number;
    /** After so long, what still runs is cut off. */
    readonly deadlineMs: number;
  };
  readonly metrics: {
    /** Credential of `/metrics`; null: not served on the server's own port. */
    readonly token: string | null;
    /** A port of its own for `/metrics`; null: none. 0 lets the system choose. */
    readonly port: number | null;
    readonly host: string;
  };
}

/** What sessions cost, and the keys of what they keep secret. */
export interface SessionSettings {
  /** Connections to a Postgres that requests share. */
  readonly databaseConnections: number;
  /** Verified sessions that are kept in memory; 0: none. */
  readonly sessionCacheSize: number;
  /** How long one is kept, whatever is heard. */
  readonly sessionCacheMs: number;
  /** What was encrypted with one of these is read; nothing is encrypted with them. 32 bytes each. */
  readonly otherSecrets: readonly Buffer[];
}

/** How the platforms are called, and who may have their access tokens. */
export interface AccessTokenSettings {
  /** How long one call of a platform may take. */
  readonly platformTimeoutMs: number;
  /** How long before its end an access token is refreshed, where the platform's overlap allows it. */
  readonly accessTokenEarlyMs: number;
  /** Services that may ask for access tokens; none: nobody can. `hash`: SHA-256 of the credential. */
  readonly serviceCredentials: readonly { readonly service: string; readonly hash: Buffer }[];
}

/** How the shop trades. */
export interface ShopSettings {
  /** So long an order waits for its payment. */
  readonly orderPayMs: number;
  /** So long after it was shipped an order is taken as received. */
  readonly orderReceiveMs: number;
  /** So long after its time came the simulated merchant ships or refunds; null: there is none. */
  readonly merchantDelayMs: number | null;
  /** Where people pay; null: nobody can. `key`: what both sides sign with. */
  readonly cashier: { readonly url: string; readonly key: string } | null;
}

export interface Config extends OperationsSettings, SessionSettings, AccessTokenSettings {
  readonly shop: ShopSettings;
  readonly production: boolean;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly databaseUrl: string | null;
  /** Folder of the embedded database. */
  readonly databaseDir: string;
  /** Folder of users' pictures, unless they lie in a bucket. */
  readonly avatarDir: string;
  readonly avatarS3: AvatarS3Settings | null;
  /** Where the store shows its pictures itself; null: our server does. No slash at its end. */
  readonly avatarPublicUrl: string | null;
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
  readonly sms: 'console' | 'none' | 'tencent';
  /** Not null when `sms` is `tencent`. */
  readonly tencentSms: TencentSmsSettings | null;
  /** Opens the pages for operators; null: open to everybody in development, not there in production. */
  readonly operatorPassword: string | null;
  readonly logLevel: string;
}
