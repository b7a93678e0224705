import { phoneJson } from '../world/phone-json';
import { issueLoginCode, issuePhoneCode } from '../world/sessions';
import {
  chosenNumber,
  consentPlace,
  encryptPair,
  fail,
  hasLibrary,
  signedProfile,
  succeed,
  watermark,
} from './answers';
import { checkSession } from './check-session';
import type { DeviceAnswer, DeviceCall, HostCloud } from './types';

const PHONE = 'getPhoneNumber';

export const douyinCloud: HostCloud = {
  login(call, { force = true, panel }) {
    const { world, app, person, deviceId } = call;
    if (person.hosts.douyin === 'out' && force) {
      if (panel !== 'accept') {
        return fail('login', 'fail host login fail', panel === undefined ? { panel: true } : {});
      }
      world.people.setHostLogin(person.id, 'douyin', 'in');
    }
    const isLogin = world.people.get(person.id)?.hosts.douyin === 'in';
    return succeed('login', {
      ...(isLogin ? { code: issueLoginCode(world, app, person.id, deviceId) } : {}),
      anonymousCode: issueAnonymousCode(call),
      isLogin,
    });
  },

  checkSession: (call) => checkSession(call, 'fail session is expired'),

  phoneRefusal,

  phoneNumber(call, input) {
    const refused = phoneRefusal(call);
    if (refused) return refused;
    const { world, app, person, deviceId } = call;
    const denied = world.faults.strikes('douyin', 'refusePhone', 'phone', person.id);
    if (denied || input.consent === 'deny') return fail(PHONE, 'fail auth deny');
    const payload = chosenNumber(call, input);
    if (payload === undefined) return fail(PHONE, 'fail no phone number');
    const code = hasLibrary(input.baseLibrary, '3.51.0')
      ? { code: issuePhoneCode(world, app, { personId: person.id, deviceId, payload }) }
      : {};
    return succeed(PHONE, { ...code, ...encryptPair(call, phoneJson(world, app, person, payload)) });
  },

  profile(call, input) {
    const { person } = call;
    if (person.hosts.douyin === 'out') return fail('getUserProfile', 'fail not login');
    if (input.consent === 'deny') return fail('getUserProfile', 'fail auth deny');
    const userInfo = {
      avatarUrl: person.avatarUrl,
      nickName: person.nickname,
      gender: person.gender,
      city: '',
      province: '',
      country: '中国',
      language: 'zh_CN',
    };
    return succeed('getUserProfile', {
      ...signedProfile(call, userInfo),
      ...encryptPair(call, { ...userInfo, watermark: watermark(call) }),
    });
  },
};

/** The phone button needs a login before it, also where it gives a code. */
function phoneRefusal(call: DeviceCall): DeviceAnswer | null {
  const { world, app, person } = call;
  const strikes = (fault: 'noPermission' | 'privacyUndeclared') =>
    world.faults.strikes('douyin', fault, 'phone', person.id);
  if (strikes('privacyUndeclared')) {
    return fail(PHONE, 'fail api scope is not declared in the privacy agreement');
  }
  if (strikes('noPermission')) return fail(PHONE, 'fail no permission');
  if (person.hosts.douyin === 'out') return fail(PHONE, 'fail not login');
  if (world.consents.get(consentPlace(call)) === 'disagree') {
    return fail(PHONE, 'fail privacy permission is not authorized');
  }
  const had = world.keys.list().some((key) => key.appId === app.appId && key.personId === person.id);
  if (!world.keys.live(app, person.id)) return fail(PHONE, had ? 'fail invalid session' : 'fail not login');
  return null;
}

function issueAnonymousCode({ world, app, deviceId }: DeviceCall): string {
  const { platform, appId } = app;
  return world.codes.issue(
    { value: world.random.text(64), kind: 'anonymous', platform, appId, deviceId },
    world.lives.loginCode.douyin,
  );
}
