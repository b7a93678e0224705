import type { AppConfig } from '@tarojs/taro';
import { routes, urlOf } from './routes';

Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });

const config = async (): Promise<AppConfig> => (await import('./app.config')).default;

test('[H01] every page that is named is registered, and every page that is registered is named', async () => {
  const { pages = [], subPackages = [] } = await config();
  const inside = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`));
  expect([...pages, ...inside].map((page) => `/${page}`).sort()).toEqual(Object.values(routes).sort());
});

test('[H01] the tabs and the login page are all that the main package holds', async () => {
  const { pages = [], tabBar } = await config();
  const tabs = tabBar?.list.map(({ pagePath }) => pagePath) ?? [];
  expect(pages).toEqual([...tabs, 'pages/login/index']);
});

test('[H01] parameters of an address are escaped', () => {
  expect(urlOf('product', { id: 'a&b' })).toBe('/pages/shop/product/index?id=a%26b');
  expect(urlOf('home')).toBe('/pages/home/index');
});
