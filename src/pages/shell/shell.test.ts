import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AppConfig } from '@tarojs/taro';

Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });

const sources = async (): Promise<readonly (readonly [string, string])[]> => {
  const { pages = [], subPackages = [] } = (await import('@/app.config')).default as AppConfig;
  const inside = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`));
  return [...pages, ...inside].map((page) => [
    page,
    readFileSync(path.join(__dirname, '../..', `${page}.tsx`), 'utf8'),
  ]);
};

test('[L22] [P24] every page has the banner of a lost network and the privacy gate', async () => {
  const bare = (await sources()).filter(
    ([, source]) => !/<(Member)?Page\b/.test(source) && !/<OfflineBanner\b/.test(source),
  );
  // The two texts ask the network for nothing and the host for nothing private.
  expect(bare.map(([page]) => page).filter((page) => !page.startsWith('pages/legal/'))).toEqual([]);
});
