import { ApiFailure } from '../apis/api-failure';
import { resolvePath } from '../bundle-source';
import type { AppJson } from '../loader/app-json';

/** Parts of an address inside the mini program. Query values stay as written: the hosts do not decode them. */
export interface Target {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
}

export const parseQuery = (text: string): Record<string, string> => {
  const query: Record<string, string> = {};
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    query[cut < 0 ? pair : pair.slice(0, cut)] = cut < 0 ? '' : pair.slice(cut + 1);
  }
  return query;
};

/** Resolves an address against the current page; fails like the hosts when the bundle has no such page. */
export const parseTarget = (url: unknown, current: string, appJson: AppJson): Target => {
  if (typeof url !== 'string' || url === '') throw new ApiFailure('fail parameter error: url is empty');
  const [path = '', query = ''] = url.split('?');
  const route = resolvePath(current, path).replace(/\.html$/, '');
  if (!appJson.pages.includes(route)) throw new ApiFailure(`fail page "${route}" is not found`);
  return { route, query: parseQuery(query) };
};
