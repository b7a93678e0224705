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
import type { DeviceAnswer, DeviceCall, HostCloud, ProfileInput } from './types';

const PHONE = 'getPhoneNumber';
/** What WeChat shows in place of a person since October 2022. */
const ANONYMOUS = {
  nickName: '微信用户',
  gender: 0,
  language: '',
  city: '',
  province: '',
  country: '',
  avatarUrl:
    'https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132',
};

export const wechatCloud: HostCloud = {
  login({ world, app, person, deviceId }) {
    if (person.hosts.wechat === 'out') return fail('login', 'fail not login');
    return succeed('login', { code: issueLoginCode(world, app, person.id, deviceId) });
  },

  checkSession: (call) => checkSession(call, 'fail session time out, need relogin'),

  phoneRefusal,

  phoneNumber(call, input) {
    const refused = phoneRefusal(call);
    if (refused) return refused;
    const { world, app, person, deviceId } = call;
    const payload = chosenNumber(call, input);
    const denied =
      world.faults.strikes('wechat', 'refusePhone', 'phone', person.id) || input.consent === 'deny';
    if (denied || payload === undefined) return fail(PHONE, 'fail user deny');
    const code = hasLibrary(input.baseLibrary, '2.21.2')
      ? { code: issuePhoneCode(world, app, { personId: person.id, deviceId, payload }) }
      : {};
    if (input.realtime) return succeed(PHONE, code);
    return succeed(PHONE, { ...code, ...encryptPair(call, phoneJson(world, app, person, payload)) });
  },

  profile(call, input) {
    const api = input.api ?? 'getUserProfile';
    if (input.consent === 'deny') return fail(api, 'fail auth deny');
    const userInfo = isAnonymous(input) ? ANONYMOUS : realProfile(call);
    // getUserProfile's ciphertext names nobody; that of the older API carries the ids.
    const named = api === 'getUserInfo' ? ids(call) : {};
    return succeed(api, {
      ...signedProfile(call, userInfo),
      ...encryptPair(call, { ...named, ...userInfo, watermark: watermark(call) }),
    });
  },
};

/** Quota and rights are checked on the tap, before the person is asked. */
function phoneRefusal(call: DeviceCall): DeviceAnswer | null {
  const { world, person } = call;
  const strikes = (fault: 'noQuota' | 'noPermission' | 'privacyUndeclared') =>
    world.faults.strikes('wechat', fault, 'phone', person.id);
  if (strikes('privacyUndeclared')) {
    return fail(PHONE, 'fail api scope is not declared in the privacy agreement', { errNo: 112 });
  }
  if (strikes('noPermission')) return fail(PHONE, 'fail no permission', { errNo: 102 });
  if (strikes('noQuota')) return fail(PHONE, 'fail no quota', { errNo: 1400001 });
  if (world.consents.get(consentPlace(call)) === 'disagree') {
    return fail(PHONE, 'fail privacy permission is not authorized', { errNo: 104 });
  }
  return null;
}

const isAnonymous = ({ api, baseLibrary }: ProfileInput): boolean =>
  api === 'getUserInfo' ? hasLibrary(baseLibrary, '2.10.4') : hasLibrary(baseLibrary, '2.27.1');

const realProfile = ({ person }: DeviceCall) => ({
  nickName: person.nickname,
  gender: 0,
  language: 'zh_CN',
  city: '',
  province: '',
  country: '',
  avatarUrl: person.avatarUrl,
});

function ids({ world, app, person }: DeviceCall) {
  const unionId = world.ids.unionId(app, person.id);
  return { openId: world.ids.openId(app, person.id), ...(unionId === null ? {} : { unionId }) };
}
