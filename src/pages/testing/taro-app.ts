import { useEffect } from 'react';

export * from '@/features/session/testing/taro-hooks';

/** What the pages asked of the host, oldest first. */
export const asked: string[] = [];

/** What the user answers to the next dialogs; without one they say no. */
export const answers: boolean[] = [];

let depth = 1;
/** How many pages the host has open. */
export const openPages = (count: number): void => {
  depth = count;
};

const note =
  (name: string) =>
  ({ url = '' }: { readonly url?: string } = {}): Promise<void> => {
    asked.push(`${name} ${url}`.trim());
    return Promise.resolve();
  };

const nothing = (): void => undefined;

let params: Readonly<Record<string, string>> = {};
/** What the address of the page in front says. */
export const routerParams = (given: Readonly<Record<string, string>>): void => {
  params = given;
};

export const useRouter = () => ({ params });
export const usePullDownRefresh = nothing;
export const useReachBottom = nothing;
export const useUnload = (listener: () => void): void => useEffect(() => listener, [listener]);

export default {
  showToast: ({ title }: { readonly title: string }): Promise<void> => {
    asked.push(`toast ${title}`);
    return Promise.resolve();
  },
  showModal: ({ title }: { readonly title: string }): Promise<{ confirm: boolean }> => {
    asked.push(`ask ${title}`);
    return Promise.resolve({ confirm: answers.shift() ?? false });
  },
  navigateTo: note('open'),
  redirectTo: note('replace'),
  switchTab: note('tab'),
  navigateBack: note('back'),
  getCurrentPages: () => Array.from({ length: depth }, () => ({})),
};
