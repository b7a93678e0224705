import Taro from '@tarojs/taro';
import type { ClockPort, LoginPagePort } from '@/auth';

export interface LoginPageOptions {
  readonly clock: ClockPort;
  /** Path of the login page, with a leading slash. */
  readonly loginUrl: string;
  /** Where to go when nothing lies below the login page. */
  readonly homeUrl: string;
}

/** A host that never calls back counts as one that refused. */
const limitMs = 10_000;

/** Hosts report `navigateBack` done while the page is still leaving; a new navigation then fails on some. */
const checkEveryMs = 30;
const giveUpAfterMs = 2_000;

const withSlash = (route: string): string => `/${route.replace(/^\/+/, '').replace(/\?.*$/, '')}`;

/** The page in front, with a leading slash; the browser's router writes one, the hosts do not. */
const frontRoute = (): string => withSlash(Taro.getCurrentPages().slice(-1)[0]?.route ?? '');

export const createTaroLoginPage = ({ clock, loginUrl, homeUrl }: LoginPageOptions): LoginPagePort => {
  const isInFront = (): boolean => frontRoute() === loginUrl;

  const untilGone = (since: number): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!isInFront() || clock.now() - since >= giveUpAfterMs) resolve();
        else clock.setTimer(check, checkEveryMs);
      };
      check();
    });

  const limited = (navigation: Promise<unknown>): Promise<void> =>
    new Promise((resolve, reject) => {
      const stopTimer = clock.setTimer(
        () => reject(new Error('The host did not answer a navigation.')),
        limitMs,
      );
      navigation.then(() => resolve(), reject).finally(stopTimer);
    });

  return {
    open: async () => {
      if (!isInFront()) await limited(Taro.navigateTo({ url: loginUrl }));
    },
    close: async () => {
      // A user who left in the meantime must not lose one more page.
      if (!isInFront()) return;
      if (Taro.getCurrentPages().length > 1) await limited(Taro.navigateBack({ delta: 1 }));
      else await limited(Taro.reLaunch({ url: homeUrl }));
      await untilGone(clock.now());
    },
  };
};
