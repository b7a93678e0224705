import Taro from '@tarojs/taro';
import type { ClockPort, PictureEvent, ProfileReason } from '@/auth';
import { personLimitMs } from './call';
import { fieldsOf, textOf } from './fields';
import { consentRules, type RefusalRule, refusalIn } from './refusal';

const rules: readonly RefusalRule<ProfileReason>[] = [
  ...consentRules,
  // Not the picture was refused but album or camera: once and for all, as far as the host asks (用户授权 page).
  { when: /auth den|permission denied|no response/i, kind: 'denied', reason: 'album-refused' },
  { when: /cancel|user deny/i, kind: 'denied', reason: 'user-denied' },
];

const nothing: PictureEvent = { kind: 'unavailable', reason: 'internal' };

/** The first path in any of the shapes that the hosts and the browser give. */
const pathIn = (answer: unknown): string | undefined => {
  const { tempFilePaths, tempFiles } = fieldsOf(answer);
  const first: unknown = Array.isArray(tempFilePaths) ? tempFilePaths[0] : undefined;
  const file = fieldsOf(Array.isArray(tempFiles) ? tempFiles[0] : undefined);
  return textOf(first) ?? textOf(file.path) ?? textOf(file.tempFilePath);
};

/**
 * One picture from album or camera, made smaller by the host. In a tap. Never rejects; a browser does not tell when its
 * dialog was left, so the wait has an end.
 */
export const createPickPicture =
  (clock: ClockPort): (() => Promise<PictureEvent>) =>
  () =>
    new Promise((resolve) => {
      if (typeof Taro.chooseImage !== 'function') return resolve(nothing);
      const stopTimer = clock.setTimer(
        () => resolve({ kind: 'denied', reason: 'user-denied' }),
        personLimitMs,
      );
      const settle = (event: PictureEvent): void => {
        stopTimer();
        resolve(event);
      };
      const chosen = (answer: unknown): void => {
        const path = pathIn(answer);
        settle(path === undefined ? nothing : { kind: 'chosen', path });
      };
      const refused = (thrown: unknown): void => settle(refusalIn(rules, fieldsOf(thrown)));
      try {
        Promise.resolve(Taro.chooseImage({ count: 1, sizeType: ['compressed'] })).then(chosen, refused);
      } catch (thrown) {
        refused(thrown);
      }
      return undefined;
    });
