import type { FastifyInstance } from 'fastify';
import type { Wait } from '../dialects/serve';
import type { World } from '../world/create-world';
import type { Endpoint, Platform } from '../world/types';
import { fail, succeed } from './answers';
import { baiduCloud } from './baidu';
import { douyinCloud } from './douyin';
import { type HostLoginInput, hostLogin } from './host-login';
import { kuaishouCloud } from './kuaishou';
import { type PrivacyInput, privacy } from './privacy';
import {
  checkSessionBody,
  hostLoginBody,
  loginBody,
  phoneBody,
  phoneCheckBody,
  platformParams,
  privacyBody,
  profileBody,
} from './schemas';
import type { DeviceAnswer, DeviceCall, HostCloud, LoginInput, PhoneInput, ProfileInput } from './types';
import { wechatCloud } from './wechat';

const clouds: Readonly<Record<Platform, HostCloud>> = {
  wechat: wechatCloud,
  douyin: douyinCloud,
  baidu: baiduCloud,
  kuaishou: kuaishouCloud,
};
const DEFAULT_DEVICE = 'phone';

interface Address {
  readonly appId: string;
  readonly personId: string;
  readonly deviceId?: string;
}

/** What a phone's host app asks of its own cloud, as JSON. */
export function device(scope: FastifyInstance, world: World, wait: Wait): void {
  function add<Input>(
    path: string,
    endpoint: Endpoint,
    schema: object,
    answer: (call: DeviceCall, input: Input) => DeviceAnswer,
  ): void {
    scope.post<{ Params: { platform: Platform }; Body: Address }>(
      `/:platform/${path}`,
      { schema: { params: platformParams, body: schema } },
      async (request, reply) => {
        const { platform } = request.params;
        const { appId, personId, deviceId = DEFAULT_DEVICE, ...input } = request.body;
        const app = world.findApp(platform, appId);
        const person = world.people.get(personId);
        if (!app || !person) {
          const missing = app ? `person ${personId}` : `app ${appId} on ${platform}`;
          return reply.code(404).send({ ok: false, errMsg: `the sandbox knows no ${missing}` });
        }
        const slow = world.faults.strikes(platform, 'slow', endpoint, personId);
        if (slow) await wait(slow.ms);
        const result = world.faults.strikes(platform, 'http5xx', endpoint, personId)
          ? fail(path, 'fail system error')
          : answer({ world, app, person, deviceId }, input as Input);
        const outcome = result.ok ? 'ok' : result.errMsg.replace(/^\w+:/, '');
        world.ledger.record({ platform, endpoint, outcome, appId, personId, deviceId });
        return result;
      },
    );
  }
  const cloud = ({ app }: DeviceCall) => clouds[app.platform];

  add<LoginInput>('login', 'login', loginBody, (call, input) => cloud(call).login(call, input));
  add('check-session', 'check-session', checkSessionBody, (call) => cloud(call).checkSession(call));
  add(
    'phone-check',
    'phone-check',
    phoneCheckBody,
    (call) => cloud(call).phoneRefusal(call) ?? succeed('getPhoneNumber'),
  );
  add<PhoneInput>('phone-number', 'phone', phoneBody, (call, input) => cloud(call).phoneNumber(call, input));
  add<ProfileInput>('profile', 'profile', profileBody, (call, input) => cloud(call).profile(call, input));
  add<PrivacyInput>('privacy', 'privacy', privacyBody, privacy);
  add<HostLoginInput>('host-login', 'host-login', hostLoginBody, hostLogin);
}
