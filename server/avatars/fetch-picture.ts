import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { AppError } from '../errors';
import { type AddressRules, type AllowedAddress, allowAddress } from './address-rules';
import { createGuardedLookup, PrivateAddressError, type ResolveHost } from './guarded-lookup';

export interface FetchPictureDeps extends AddressRules {
  readonly resolve: ResolveHost;
  /** Milliseconds until the last byte, all redirects included. */
  readonly timeoutMs: number;
  readonly maximumBytes: number;
}

/** The bytes at an address. @throws AppError AVATAR_FORBIDDEN for where, AVATAR_INVALID for what */
export type FetchPicture = (url: string) => Promise<Buffer>;

const maximumRedirects = 2;
const redirects: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

const allow = (text: string, rules: AddressRules): AllowedAddress => {
  const allowed = allowAddress(text, rules);
  if (allowed === null) throw new AppError('AVATAR_FORBIDDEN', { field: 'url' });
  return allowed;
};

const refuse = (cause: unknown): AppError =>
  cause instanceof PrivateAddressError
    ? new AppError('AVATAR_FORBIDDEN', { field: 'url', cause })
    : new AppError('AVATAR_INVALID', { field: 'url', cause });

const readBody = async (response: IncomingMessage, maximumBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = Number(response.headers['content-length'] ?? 0);
  if (length <= maximumBytes) {
    length = 0;
    for await (const chunk of response) {
      length += chunk.length;
      if (length > maximumBytes) break;
      chunks.push(chunk);
    }
  }
  response.destroy();
  if (length > maximumBytes) throw new AppError('AVATAR_INVALID', { field: 'url', reason: 'too large' });
  return Buffer.concat(chunks);
};

/** Fetches pictures from the hosts of the rules only, at public addresses only, and follows nobody elsewhere. */
export const createFetchPicture = (deps: FetchPictureDeps): FetchPicture => {
  const lookup = createGuardedLookup(deps.resolve);

  const get = ({ url, trusted }: AllowedAddress, signal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { request } = url.protocol === 'https:' ? https : http;
      // A connection of its own: one from the common pool may have been opened without our lookup.
      const options = { agent: false, signal, ...(trusted ? {} : { lookup }) };
      request(url, options, resolve).once('error', reject).end();
    });

  const follow = async (from: AllowedAddress, signal: AbortSignal, left: number): Promise<Buffer> => {
    const response = await get(from, signal);
    const { location } = response.headers;
    if (response.statusCode === 200) return readBody(response, deps.maximumBytes);
    response.destroy();
    if (!redirects.has(response.statusCode) || location === undefined || left === 0) {
      throw new AppError('AVATAR_INVALID', { field: 'url', reason: `status ${response.statusCode}` });
    }
    const to = allow(new URL(location, from.url).href, deps);
    if (to.url.origin !== from.url.origin) {
      throw new AppError('AVATAR_FORBIDDEN', { field: 'url', reason: 'redirect to another host' });
    }
    return follow(to, signal, left - 1);
  };

  return async (url) => {
    try {
      return await follow(allow(url, deps), AbortSignal.timeout(deps.timeoutMs), maximumRedirects);
    } catch (error) {
      throw error instanceof AppError ? error : refuse(error);
    }
  };
};
