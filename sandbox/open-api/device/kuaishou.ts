import { issueLoginCode } from '../world/sessions';
import { chosenNumber, encryptPair, fail, signedProfile, succeed } from './answers';
import { checkSession } from './check-session';
import type { DeviceAnswer, DeviceCall, HostCloud } from './types';

const PHONE = 'getPhoneNumber';

export const kuaishouCloud: HostCloud = {
  /** `ks.login` raises the host's login panel by itself when nobody is logged in. */
  login({ world, app, person, deviceId }, { panel }) {
    if (person.hosts.kuaishou === 'out') {
      if (panel !== 'accept') return fail('login', 'fail cancel', panel === undefined ? { panel: true } : {});
      world.people.setHostLogin(person.id, 'kuaishou', 'in');
    }
    return succeed('login', { code: issueLoginCode(world, app, person.id, deviceId) });
  },

  checkSession: (call) => checkSession(call, 'fail session expired'),

  phoneRefusal,

  /** The pair alone, and without watermark. A refusal has no `fail` in its text. */
  phoneNumber(call, input) {
    const refusal = phoneRefusal(call);
    if (refusal) return refusal;
    const { world, person } = call;
    const refused =
      world.faults.strikes('kuaishou', 'refusePhone', 'phone', person.id) || input.consent === 'deny';
    const phoneNumber = chosenNumber(call, input);
    if (refused || phoneNumber === undefined) return fail(PHONE, 'user deny');
    return succeed(PHONE, encryptPair(call, { countryCode: person.countryCode, phoneNumber }));
  },

  profile(call, input) {
    const { world, app, person } = call;
    if (person.hosts.kuaishou === 'out') return fail('getUserInfo', 'fail not login');
    if (input.consent === 'deny') return fail('getUserInfo', 'fail auth deny');
    const userInfo = { nickName: person.nickname, avatarUrl: person.avatarUrl, gender: person.gender };
    return succeed('getUserInfo', {
      ...signedProfile(call, userInfo),
      ...encryptPair(call, { openId: world.ids.openId(app, person.id), ...userInfo }),
    });
  },
};

function phoneRefusal({ world, person }: DeviceCall): DeviceAnswer | null {
  if (world.faults.strikes('kuaishou', 'noPermission', 'phone', person.id))
    return fail(PHONE, 'fail no permission');
  return person.hosts.kuaishou === 'out' ? fail(PHONE, 'fail not login') : null;
}
