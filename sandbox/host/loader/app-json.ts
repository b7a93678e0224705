import type { BundleSource } from '../bundle-source';

/** Window settings that a page inherits from the app. */
export interface WindowConfig {
  readonly navigationBarTitleText?: string;
  readonly navigationBarBackgroundColor?: string;
  readonly navigationBarTextStyle?: string;
  readonly navigationStyle?: string;
  readonly enablePullDownRefresh?: boolean;
  readonly onReachBottomDistance?: number;
}

export interface TabBarConfig {
  readonly color?: string;
  readonly selectedColor?: string;
  readonly backgroundColor?: string;
  readonly custom?: boolean;
  readonly list: readonly {
    readonly pagePath: string;
    readonly text?: string;
    readonly iconPath?: string;
    readonly selectedIconPath?: string;
  }[];
}

interface SubPackage {
  readonly root: string;
  readonly pages: readonly string[];
}

interface AppJsonFile {
  readonly pages?: readonly string[];
  readonly entryPagePath?: string;
  readonly subPackages?: readonly SubPackage[];
  readonly subpackages?: readonly SubPackage[];
  readonly window?: WindowConfig;
  readonly tabBar?: TabBarConfig;
  readonly usingComponents?: Readonly<Record<string, string>>;
}

type PageJsonFile = WindowConfig & { readonly usingComponents?: Readonly<Record<string, string>> };

/** The bundle's own description of itself. */
export interface AppJson {
  /** Routes of all pages, subpackages included. */
  readonly pages: readonly string[];
  readonly entry: string;
  readonly tabBar: TabBarConfig | null;
  isTab(route: string): boolean;
  windowOf(route: string): WindowConfig;
  /** Custom components that a page or component names, app-wide ones included. */
  usingOf(path: string): Readonly<Record<string, string>>;
}

const parse = <T>(bundle: BundleSource, path: string): T | undefined => {
  const text = bundle.read(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${path} is not JSON`);
  }
};

const join = (root: string, page: string): string =>
  `${root.replace(/^\/|\/$/g, '')}/${page.replace(/^\//, '')}`;

export const readAppJson = (bundle: BundleSource): AppJson => {
  const file = parse<AppJsonFile>(bundle, 'app.json');
  if (!file) throw new Error('The bundle has no app.json');
  const subPages = [...(file.subPackages ?? []), ...(file.subpackages ?? [])].flatMap(({ root, pages }) =>
    pages.map((page) => join(root, page)),
  );
  const pages = [...(file.pages ?? []), ...subPages];
  const entry = file.entryPagePath ?? pages[0];
  if (entry === undefined) throw new Error('app.json lists no page');
  const tabs = new Set(file.tabBar?.list.map((item) => item.pagePath));
  const appUsing = Object.fromEntries(
    Object.entries(file.usingComponents ?? {}).map(([name, path]) => [name, join('', path)]),
  );
  return {
    pages,
    entry,
    tabBar: file.tabBar ?? null,
    isTab: (route) => tabs.has(route),
    windowOf: (route) => ({ ...file.window, ...parse<PageJsonFile>(bundle, `${route}.json`) }),
    usingOf: (path) => ({ ...appUsing, ...parse<PageJsonFile>(bundle, `${path}.json`)?.usingComponents }),
  };
};
