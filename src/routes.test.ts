import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AppConfig } from '@tarojs/taro';
import { routes, tabs, urlOf } from './routes';

Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });

const config = async (): Promise<AppConfig> => (await import('./app.config')).default;

test('[H01] every page that is named is registered, and every page that is registered is named', async () => {
  const { pages = [], subPackages = [] } = await config();
  const inside = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`));
  expect([...pages, ...inside].map((page) => `/${page}`).sort()).toEqual(Object.values(routes).sort());
});

test('[H17] a build for users has all pages but the developer’s', async () => {
  const before = process.env.NODE_ENV;
  Object.assign(process.env, { NODE_ENV: 'production' });
  jest.resetModules();
  const { subPackages = [] } = await config();
  Object.assign(process.env, { NODE_ENV: before });
  jest.resetModules();
  const { subPackages: all = [] } = await config();
  const roots = (packages: typeof all): string[] => packages.map(({ root }) => root);
  expect(roots(all).filter((root) => !roots(subPackages).includes(root))).toEqual(['pages/developer']);
});

test('[H01] the tabs and the login page are all that the main package holds', async () => {
  const { pages = [], tabBar } = await config();
  const tabs = tabBar?.list.map(({ pagePath }) => pagePath) ?? [];
  expect(pages).toEqual([...tabs, 'pages/login/index']);
});

test('[H01] the tab bar is 首页 分类 购物车 我的, in the order that the pages count by', async () => {
  const list = (await config()).tabBar?.list ?? [];
  expect(list.map(({ text }) => text)).toEqual(['首页', '分类', '购物车', '我的']);
  expect(list.map(({ pagePath }) => `/${pagePath}`)).toEqual(tabs.map((tab) => routes[tab]));
  for (const { iconPath = '', selectedIconPath = '' } of list)
    for (const icon of [iconPath, selectedIconPath])
      expect(existsSync(path.join(__dirname, icon))).toBe(true);
});

test('[H01] parameters of an address are escaped', () => {
  expect(urlOf('product', { id: 'a&b' })).toBe('/pages/shop/product/index?id=a%26b');
  expect(urlOf('home')).toBe('/pages/home/index');
});
