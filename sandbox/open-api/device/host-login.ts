import { fail, succeed } from './answers';
import type { DeviceAnswer, DeviceCall } from './types';

export interface HostLoginInput {
  /** `query` tells the state; `accept` and `cancel` are answers to the host's login panel; `logout` ends it. */
  readonly action: 'query' | 'accept' | 'cancel' | 'logout';
}

/** The person's login to the host app itself: Baidu's `button open-type=login`, and the host's account page. */
export function hostLogin(call: DeviceCall, { action }: HostLoginInput): DeviceAnswer {
  const { world, app, person } = call;
  if (action === 'cancel') return fail('login', 'fail auth deny', { errCode: '10004' });
  if (action !== 'query')
    world.people.setHostLogin(person.id, app.platform, action === 'accept' ? 'in' : 'out');
  const now = world.people.get(person.id) ?? person;
  return succeed('login', {
    isLogin: now.hosts[app.platform] === 'in',
    nickname: now.nickname,
    avatarUrl: now.avatarUrl,
    maskedPhoneNumbers: now.phoneNumbers.map((number) => `${number.slice(0, 3)}****${number.slice(-4)}`),
  });
}
