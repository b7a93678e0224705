import { createLab, type Lab } from './testing/lab';
import { PLATFORMS } from './world/types';

/** A walk over all platforms; everything that the outside could see of it. */
async function run(lab: Lab): Promise<string[]> {
  const seen: string[] = [];
  const { wechat, douyin, baidu, kuaishou } = lab.world.apps;
  for (const platform of PLATFORMS) {
    const login = await lab.device(platform, 'login');
    seen.push(JSON.stringify(login));
    seen.push(JSON.stringify(await lab.device(platform, 'phone-number')));
    seen.push(JSON.stringify(await lab.device(platform, 'profile')));
    const code = String(login.code);
    const replies = {
      wechat: () =>
        lab.get('/wechat/sns/jscode2session', {
          appid: wechat.appId,
          secret: wechat.secret,
          js_code: code,
          grant_type: 'authorization_code',
        }),
      douyin: () =>
        lab.json('/douyin/api/apps/v2/jscode2session', { appid: douyin.appId, secret: douyin.secret, code }),
      baidu: () =>
        lab.form('/baidu-sp/oauth/jscode2sessionkey', { client_id: baidu.appId, sk: baidu.secret, code }),
      kuaishou: () =>
        lab.form('/kuaishou/oauth2/mp/code2session', {
          app_id: kuaishou.appId,
          app_secret: kuaishou.secret,
          js_code: code,
        }),
    };
    seen.push((await replies[platform]()).text);
  }
  const token = await lab.json('/douyin-open/oauth/client_token/', {
    client_key: douyin.appId,
    client_secret: douyin.secret,
    grant_type: 'client_credential',
  });
  const { code } = await lab.device('douyin', 'phone-number');
  const header = { 'access-token': String(Reflect.get(token.body.data as object, 'access_token')) };
  seen.push((await lab.json('/douyin-open/api/apps/v1/get_phonenumber_info/', { code }, header)).text);
  seen.push((await lab.get('/wechat/sns/jscode2session')).text);
  return seen;
}

test('the same seed is the same run, RSA included; another seed is another', async () => {
  const labs = [createLab({ seed: 'one' }), createLab({ seed: 'one' }), createLab({ seed: 'two' })];
  const [first, again, other] = await Promise.all(labs.map(run));
  expect(first).toEqual(again);
  expect(first?.filter((text, index) => text === other?.[index])).toEqual([]);
  await Promise.all(labs.map((lab) => lab.app.close()));
});

test('another sequence keeps ids and keys of the seed and repeats no code', async () => {
  const labs = [createLab({ seed: 'one' }), createLab({ seed: 'one', sequence: 'later' })];
  const [first, later] = labs as [Lab, Lab];
  expect(await later.loginCode('wechat')).not.toBe(await first.loginCode('wechat'));
  const openId = ({ world }: Lab) => world.ids.openId(world.apps.wechat, 'lin');
  expect(openId(later)).toBe(openId(first));
  expect(later.world.apps.douyin.privateKeyPem).toBe(first.world.apps.douyin.privateKeyPem);
  await Promise.all(labs.map((lab) => lab.app.close()));
});

test('an avatar is a picture', async () => {
  const lab = createLab();
  const reply = await lab.app.inject({ method: 'GET', url: '/avatars/lin.png' });
  expect(reply.headers['content-type']).toBe('image/png');
  expect(reply.rawPayload.subarray(1, 4).toString()).toBe('PNG');
  await lab.app.close();
});

test('no request leaves a trace in the log: addresses carry secrets', async () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const lab = createLab({}, { logger: { level: 'trace', stream } });
  await run(lab);
  await lab.get('/wechat/sns/nowhere', { secret: 'a secret' });
  await lab.json('/device/wechat/login', { secret: 'a secret' });
  lab.app.log.info('the log itself works');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['the log itself works']);
  await lab.app.close();
});
