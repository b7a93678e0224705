import type { World } from './create-world';
import type { Person, SandboxApp } from './types';

/** The phone record that WeChat and Douyin share, in plain or as the text of a ciphertext. */
export function phoneJson(world: World, app: SandboxApp, person: Person, phoneNumber: string) {
  const abroad = person.countryCode !== '86';
  return {
    phoneNumber: abroad ? `+${person.countryCode}${phoneNumber}` : phoneNumber,
    purePhoneNumber: phoneNumber,
    countryCode: person.countryCode,
    watermark: { timestamp: Math.floor(world.clock.now() / 1000), appid: app.appId },
  };
}
