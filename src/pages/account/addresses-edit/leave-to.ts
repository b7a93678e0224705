import Taro from '@tarojs/taro';
import { goBack } from '../../hooks/navigate';

interface OpenPage {
  readonly route?: string;
}

/** How many pages back the checkout lies, from the page in front; 1 when it is not among them. */
export const stepsBack = (pages: readonly OpenPage[], toCheckout: boolean): number => {
  if (!toCheckout) return 1;
  const below = [...pages]
    .reverse()
    .findIndex(({ route }) => route?.includes('pages/trade/checkout') === true);
  return Math.max(1, below);
};

/** Back to where the form was opened; an address for a checkout goes straight there. */
export const leaveTo = (pages: readonly OpenPage[], toCheckout: boolean): void => {
  void Taro.navigateBack({ delta: stepsBack(pages, toCheckout) }).catch(goBack);
};
