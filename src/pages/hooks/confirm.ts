import Taro from '@tarojs/taro';

interface Question {
  readonly title: string;
  readonly content: string;
  readonly confirmText: string;
}

/** The primary colour of the tokens: the host draws this dialog, out of reach of our styles. */
const confirmColor = '#12733f';

/** Asks before something that is not easily taken back; a host that cannot ask means no. */
export const confirmed = async (question: Question): Promise<boolean> => {
  const answer = await Taro.showModal({ ...question, confirmColor }).catch(() => null);
  return answer?.confirm === true;
};
