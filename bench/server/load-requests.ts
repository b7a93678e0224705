import { sandboxPlatforms } from '../../server/config-sandbox';
import type { LoadOrder } from './load-order';
import { seededId, seededToken } from './seed';

type Requests = () => string | null;

const text = (method: string, url: string, headers: Readonly<Record<string, string>>, body = ''): string => {
  const { host, pathname } = new URL(url);
  const own =
    body === '' ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) };
  const lines = Object.entries({ host, ...headers, ...own }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
};

/** Goes through all of them, neighbours far apart. */
const jump = (count: number): (() => number) => {
  const step = 7919;
  let at = Math.floor(Math.random() * count);
  return () => {
    at = (at + step) % count;
    return at;
  };
};

const cycle = (all: readonly string[]): Requests => {
  let at = 0;
  return () => {
    at = (at + 1) % all.length;
    return all[at] ?? null;
  };
};

const askCode = async (sandboxUrl: string, person: number): Promise<string> => {
  const { appId } = sandboxPlatforms(sandboxUrl).wechat;
  const response = await fetch(`${sandboxUrl}/device/wechat/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appId, personId: `p${person}` }),
  });
  const { code } = (await response.json()) as { code?: unknown };
  if (typeof code !== 'string') throw new Error('the sandbox gave no code');
  return code;
};

const logins = async (url: string, sandboxUrl: string, people: number): Promise<Requests> => {
  const codes: string[] = [];
  for (let person = 0; person < people; person += 1) codes.push(await askCode(sandboxUrl, person));
  const run = Date.now();
  const all = codes.map((code, index) =>
    text(
      'POST',
      url,
      { 'idempotency-key': `bench-${run}-${index}` },
      JSON.stringify({ platform: 'wechat', code }),
    ),
  );
  return () => all.pop() ?? null;
};

export const createRequests = async (order: LoadOrder): Promise<Requests> => {
  const { url } = order;
  if (order.kind === 'fixed') return cycle(order.headers.map((headers) => text('GET', url, headers)));
  if (order.kind === 'logins') return logins(url, order.sandboxUrl, order.people);
  const at = jump(order.sessions);
  if (order.kind === 'ids') return () => text('GET', `${url}/${seededId('session', at())}`, {});
  const head = text('GET', url, { authorization: 'Bearer %' });
  const [before = '', after = ''] = head.split('%');
  return () => `${before}${seededToken(at())}${after}`;
};
