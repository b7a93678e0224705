import { encryptAes128 } from '../crypto/aes';
import { signRawData } from '../crypto/signatures';
import type { DeviceAnswer, DeviceCall, PhoneInput } from './types';

export const succeed = (api: string, values: Record<string, unknown> = {}): DeviceAnswer => ({
  ok: true,
  errMsg: `${api}:ok`,
  ...values,
});

/** @param message the platform's own text behind the name of the API, with or without `fail` */
export const fail = (api: string, message: string, values: Record<string, unknown> = {}): DeviceAnswer => ({
  ok: false,
  errMsg: `${api}:${message}`,
  ...values,
});

/** The number that was typed in, or chosen, or the person's first; undefined when there is none. */
export const chosenNumber = ({ person }: DeviceCall, input: PhoneInput): string | undefined =>
  input.phoneNumber ?? person.phoneNumbers[input.phoneIndex ?? 0];

/**
 * The ciphertext pair of WeChat, Douyin and Kuaishou, made with the key that the platform holds at this moment. A phone
 * that never logged in gets one too: its key is known to no server.
 */
export function encryptPair({ world, app, person }: DeviceCall, content: object) {
  const key = world.keys.ensure(app, person.id);
  const iv = world.random.bytes(16).toString('base64');
  return { encryptedData: encryptAes128(JSON.stringify(content), key.value, iv), iv };
}

/** Profile data with `rawData` and its signature. */
export function signedProfile({ world, app, person }: DeviceCall, userInfo: object) {
  const rawData = JSON.stringify(userInfo);
  const key = world.keys.ensure(app, person.id);
  return { userInfo, rawData, signature: signRawData(rawData, key.value) };
}

export const watermark = ({ world, app }: DeviceCall) => ({
  timestamp: Math.floor(world.clock.now() / 1000),
  appid: app.appId,
});

/** Whether a device that reports no version, or this one, has what came with `since`. */
export function hasLibrary(version: string | undefined, since: string): boolean {
  if (version === undefined) return true;
  const [have, need] = [version, since].map((text) => text.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (have?.[at] ?? 0) - (need?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

export const consentPlace = ({ app, person, deviceId }: DeviceCall): string =>
  [app.platform, app.appId, person.id, deviceId].join('\n');
