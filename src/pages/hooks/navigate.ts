import Taro from '@tarojs/taro';
import { type routes, type Tab, urlOf } from '@/routes';

type Page = keyof typeof routes;
type Query = Readonly<Record<string, string>>;

/** Opens a page above this one. A host refuses a second tap while the first still opens: nothing to do then. */
export const openPage = (page: Page, query: Query = {}): void => {
  void Taro.navigateTo({ url: urlOf(page, query) }).catch(() => undefined);
};

/** Opens a page in the place of this one. */
export const replacePage = (page: Page, query: Query = {}): void => {
  void Taro.redirectTo({ url: urlOf(page, query) }).catch(() => undefined);
};

export const openTab = (tab: Tab): void => {
  void Taro.switchTab({ url: urlOf(tab) }).catch(() => undefined);
};

/** The two texts that a login refers to. */
export const legalLinks = {
  onAgreement: (): void => openPage('agreement'),
  onPrivacy: (): void => openPage('privacy'),
};

export const goBack = (): void => {
  void Taro.navigateBack().catch(() => openTab('home'));
};
