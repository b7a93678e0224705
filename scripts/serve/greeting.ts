interface GreetingFacts {
  readonly origin: string;
  readonly database: string;
  /** Platforms without credentials of their own. */
  readonly simulated: readonly string[];
}

/** What runs where, and what to do next. */
export const greeting = ({ origin, database, simulated }: GreetingFacts): string => `
  taro-passport is running

  shop (H5)       ${origin}
  API             ${origin}/api      pages: ${origin}/docs
  platforms       ${origin}/sandbox  simulated: ${simulated.join(', ') || 'none'}
  database        ${database}

  Log in on H5 with any phone number like 13800000001; its message arrives at
                  ${origin}/sandbox/control/sms?phone=13800000001

  WeChat DevTools: open this folder or dist/weapp with a tourist AppID;
                  详情 → 本地设置 → 不校验合法域名 lets it reach ${origin}
  Other hosts:    npm run build, then open dist/tt, dist/swan or dist/ks in the vendor's tool

  Ctrl+C stops everything.

`;
