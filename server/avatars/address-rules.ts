import { isIP } from 'node:net';

export interface AddressRules {
  /** Host names from which pictures are fetched; `*.example.com` stands for every name below example.com. */
  readonly hosts: readonly string[];
  /** Base of the sandbox, which alone may be reached by http and at a private address; null where there is none. */
  readonly sandboxUrl: string | null;
}

/** Addresses of the platforms' pictures: WeChat, Douyin, Baidu, Kuaishou. */
export const platformAvatarHosts: readonly string[] = [
  'thirdwx.qlogo.cn',
  'wx.qlogo.cn',
  '*.douyinpic.com',
  '*.byteimg.com',
  'himg.bdimg.com',
  '*.yximgs.com',
];

const hostMatches = (host: string, rule: string): boolean =>
  rule.startsWith('*.') ? host.endsWith(rule.slice(1)) && host.length > rule.length - 1 : host === rule;

const parse = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/** An address that may be asked. `trusted`: the sandbox's, whose private address is no reason to refuse. */
export interface AllowedAddress {
  readonly url: URL;
  readonly trusted: boolean;
}

/** The address, when the rules let it be asked at all; null for every other. */
export const allowAddress = (text: string, { hosts, sandboxUrl }: AddressRules): AllowedAddress | null => {
  const url = parse(text);
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (sandboxUrl !== null && url.origin === parse(sandboxUrl)?.origin) return { url, trusted: true };
  const isNamed = isIP(url.hostname) === 0 && !url.hostname.startsWith('[');
  const isListed = hosts.some((rule) => hostMatches(url.hostname, rule));
  return url.protocol === 'https:' && url.port === '' && isNamed && isListed ? { url, trusted: false } : null;
};
