import Taro from '@tarojs/taro';
import { failureOf } from '@/store/failure';

/** One short sentence; a host that cannot show it is no reason to stop. */
export const toast = (title: string): void => {
  void Taro.showToast({ title, icon: 'none', duration: 2000 }).catch(() => undefined);
};

/** Says why something did not work; says nothing when the user left of their own will. */
export const toastFailure = (caught: unknown): void => {
  const failure = failureOf(caught);
  if (!failure.cancelled) toast(failure.sentence);
};
