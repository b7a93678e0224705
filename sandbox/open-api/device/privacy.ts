import { consentPlace, fail, succeed } from './answers';
import type { DeviceAnswer, DeviceCall } from './types';

export interface PrivacyInput {
  readonly action: 'query' | 'agree' | 'disagree';
}

/**
 * What the host remembers of a person's answer to the app's privacy agreement. Only WeChat and Douyin have one. The host
 * itself asks before a private API runs; the cloud refuses the phone number of somebody who disagreed.
 */
export function privacy(call: DeviceCall, { action }: PrivacyInput): DeviceAnswer {
  const { world, app, person } = call;
  if (app.platform !== 'wechat' && app.platform !== 'douyin')
    return fail('getPrivacySetting', 'fail not supported');
  const place = consentPlace(call);
  if (action !== 'query') world.consents.set(place, action);
  // With nothing declared in the console nothing is asked, and private APIs fail instead.
  const undeclared = world.faults.list(app.platform).privacyUndeclared;
  const strikesHim = undeclared && (undeclared.personId === null || undeclared.personId === person.id);
  return succeed('getPrivacySetting', {
    needAuthorization: !strikesHim && world.consents.get(place) !== 'agree',
    privacyContractName: `《${app.name}小程序隐私保护指引》`,
  });
}
