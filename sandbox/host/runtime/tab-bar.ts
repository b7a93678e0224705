import type { AppJson } from '../loader/app-json';

export interface TabItem {
  readonly index: number;
  readonly route: string;
  readonly text: string;
  readonly badge: string;
  readonly redDot: boolean;
  readonly selected: boolean;
}

export interface TabBar {
  items(): TabItem[];
  setBadge(index: number, text: string): void;
  setRedDot(index: number, on: boolean): void;
  hidden: boolean;
}

export const createTabBar = (appJson: AppJson, current: () => string | undefined): TabBar => {
  const list = appJson.tabBar?.list ?? [];
  const badges = new Map<number, string>();
  const dots = new Set<number>();
  return {
    hidden: false,
    items: () =>
      list.map((item, index) => ({
        index,
        route: item.pagePath,
        text: item.text ?? '',
        badge: badges.get(index) ?? '',
        redDot: dots.has(index),
        selected: item.pagePath === current(),
      })),
    setBadge: (index, text) => {
      if (text === '') badges.delete(index);
      else badges.set(index, text);
      dots.delete(index);
    },
    setRedDot: (index, on) => {
      if (on) {
        dots.add(index);
        badges.delete(index);
      } else dots.delete(index);
    },
  };
};
