import Taro from '@tarojs/taro';
import { personLimitMs } from '@/platform/call';
import { systemClock } from '@/platform/system-clock';

interface Question {
  readonly title: string;
  readonly content: string;
  readonly confirmText: string;
}

/** The primary colour of the tokens: the host draws this dialog, out of reach of our styles. */
const confirmColor = '#12733f';

/**
 * Asks before something that is not easily taken back. A host that cannot ask, or never says what was tapped, means no.
 */
export const confirmed = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    const stopTimer = systemClock.setTimer(() => resolve(false), personLimitMs);
    const settle = (answer: boolean): void => {
      stopTimer();
      resolve(answer);
    };
    Promise.resolve()
      .then(() => Taro.showModal({ ...question, confirmColor }))
      .then(({ confirm }) => confirm)
      .then(settle, () => settle(false));
  });
