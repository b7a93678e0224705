import type { FastifyInstance } from 'fastify';
import { createOpenApi } from '../../open-api/create-open-api';
import { createWorld, type World } from '../../open-api/world/create-world';
import type { PlatformName } from '../platforms';
import { createCloudHttp } from './cloud-http';
import type { HostCloud } from './host-cloud';

let world: World;
let app: FastifyInstance;
let baseUrl = '';

beforeAll(async () => {
  world = createWorld({ seed: 'cloud-http' });
  app = createOpenApi(world);
  baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const cloudOf = (platform: PlatformName, personId: string, deviceId = 'phone-1'): HostCloud =>
  createCloudHttp({ baseUrl, platform, appId: world.apps[platform].appId, personId, deviceId, fetch });

test('the account is known after a refresh', async () => {
  const cloud = cloudOf('wechat', 'chen');
  await cloud.refresh();
  expect(cloud.account()).toMatchObject({
    signedIn: true,
    maskedPhoneNumbers: ['138****0002', '139****0002'],
  });
});

test.each<PlatformName>(['wechat', 'douyin', 'baidu', 'kuaishou'])(
  '%s: code, session, number, profile',
  async (platform) => {
    const cloud = cloudOf(platform, 'lin');
    expect(await cloud.login({ force: true })).toMatchObject({ code: expect.any(String) });
    await expect(cloud.checkSession()).resolves.toBeDefined();
    const phone = await cloud.phoneNumber({ realtime: false, index: 0, baseLibrary: '3.99.0' });
    expect(phone).toMatchObject({ encryptedData: expect.any(String), iv: expect.any(String) });
    expect(typeof phone.code).toBe(platform === 'wechat' || platform === 'douyin' ? 'string' : 'undefined');
    const profile = await cloud.profile({ api: 'getUserInfo', consent: 'allow', baseLibrary: '3.99.0' });
    expect(profile.userInfo).toHaveProperty('nickName');
  },
);

test('a host without an account: the panel is asked for, its answer is remembered', async () => {
  const cloud = cloudOf('kuaishou', 'wu');
  await expect(cloud.login({ force: true })).rejects.toMatchObject({ numbers: { needsSignIn: true } });
  await cloud.signIn();
  expect(cloud.account().signedIn).toBe(true);
  await expect(cloud.login({ force: true })).resolves.toHaveProperty('code');
});

test('Douyin is content with the anonymous code; Baidu says 10004', async () => {
  const douyin = cloudOf('douyin', 'wu');
  expect(Object.keys(await douyin.login({ force: false }))).toEqual(['anonymousCode']);
  expect(douyin.account().signedIn).toBe(false);
  await expect(cloudOf('baidu', 'wu').login({ force: true })).rejects.toMatchObject({
    errMsg: 'getLoginCode:fail user not login',
    numbers: { errCode: 10004 },
  });
});

test('refusals keep the platform’s text and number; the session belongs to one device', async () => {
  await cloudOf('wechat', 'lin', 'other').login({ force: true });
  await expect(cloudOf('wechat', 'lin', 'phone-1').checkSession()).rejects.toMatchObject({
    errMsg: 'checkSession:fail session time out, need relogin',
  });
  const cloud = cloudOf('wechat', 'lin');
  await cloud.privacy('disagree');
  const asked = cloud.phoneNumber({ realtime: false, index: 0, baseLibrary: '3.0.0' });
  await expect(asked).rejects.toMatchObject({ numbers: { errNo: 104 } });
});

test('a sandbox that is not there is a network error', async () => {
  const cloud = createCloudHttp({
    baseUrl: 'http://127.0.0.1:9',
    platform: 'wechat',
    appId: 'a',
    personId: 'p',
    deviceId: 'd',
    fetch: () => Promise.reject(new Error('ECONNREFUSED')),
  });
  await expect(cloud.login({ force: true })).rejects.toMatchObject({ errMsg: 'fail network error' });
});
