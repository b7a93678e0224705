import { encryptBaiduFrame } from '../crypto/baidu-frame';
import { issueLoginCode } from '../world/sessions';
import { chosenNumber, fail, succeed } from './answers';
import { checkSession } from './check-session';
import type { DeviceAnswer, DeviceCall, HostCloud } from './types';

const PHONE = 'getPhoneNumber';
/** What Baidu hands out, as a success, for a person who refused or is not logged in. */
const ANONYMOUS = {
  nickName: '百度网友',
  avatarUrl: 'https://b.bdstatic.com/searchbox/mappconsole/image/20190515/a.png',
};

export const baiduCloud: HostCloud = {
  /** `swan.getLoginCode`: never raises a panel, `button open-type=login` does that. */
  login({ world, app, person, deviceId }) {
    if (person.hosts.baidu === 'out') return fail('getLoginCode', 'fail user not login', { errCode: 10004 });
    return succeed('getLoginCode', { code: issueLoginCode(world, app, person.id, deviceId) });
  },

  checkSession(call) {
    if (call.person.hosts.baidu === 'out')
      return fail('checkSession', 'fail user not login', { errCode: 10004 });
    return checkSession(call, 'fail session expired');
  },

  phoneRefusal,

  /** The pair alone: Baidu has no phone code. */
  phoneNumber(call, input) {
    const refusal = phoneRefusal(call);
    if (refusal) return refusal;
    const { world, person } = call;
    const refused =
      world.faults.strikes('baidu', 'refusePhone', 'phone', person.id) || input.consent === 'deny';
    const mobile = chosenNumber(call, input);
    if (refused || mobile === undefined) return fail(PHONE, 'fail auth deny');
    const { data, iv } = framedPair(call, { mobile });
    return succeed(PHONE, { encryptedData: data, iv });
  },

  /** The ciphertext's field is `data`; a refusal is a success with default values. */
  profile(call, input) {
    const { world, app, person } = call;
    const shown = person.hosts.baidu === 'in' && input.consent !== 'deny';
    const userInfo = shown
      ? { nickName: person.nickname, avatarUrl: person.avatarUrl, gender: person.gender }
      : { ...ANONYMOUS, gender: 0, isAnonymous: true };
    const pair = framedPair(call, {
      openid: world.ids.openId(app, person.id),
      nickname: userInfo.nickName,
      headimgurl: userInfo.avatarUrl,
      sex: userInfo.gender,
    });
    return succeed('getUserInfo', { userInfo, ...pair });
  },
};

function phoneRefusal({ world, person }: DeviceCall): DeviceAnswer | null {
  if (person.hosts.baidu === 'out') return fail(PHONE, 'fail user not login', { errCode: 10004 });
  const struck = world.faults.strikes('baidu', 'noPermission', 'phone', person.id);
  return struck ? fail(PHONE, 'fail no permission') : null;
}

function framedPair({ world, app, person }: DeviceCall, content: object) {
  const sessionKey = world.keys.ensure(app, person.id).value;
  const iv = world.random.bytes(16).toString('base64');
  const salt = world.random.bytes(16);
  return {
    data: encryptBaiduFrame(JSON.stringify(content), { appKey: app.appId, sessionKey, iv, salt }),
    iv,
  };
}
