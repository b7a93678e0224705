import { encryptAes128 } from '../../sandbox/open-api/crypto/aes';
import { encryptBaiduFrame } from '../../sandbox/open-api/crypto/baidu-frame';
import { signRawData } from '../../sandbox/open-api/crypto/signatures';
import type { HostPlatform } from '../config';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { createProfileFixture, type ProfileFixture } from './testing/profile-fixture';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const picturePath = /^\/avatars\/[A-Za-z0-9_-]{22}\.webp$/;
const platforms: readonly HostPlatform[] = ['wechat', 'douyin', 'baidu', 'kuaishou'];

describeOnDatabases("a host's profile", (database) => {
  let fixture: ProfileFixture;
  beforeAll(async () => {
    fixture = await createProfileFixture(database(), sandbox);
  });
  afterAll(() => fixture.close());

  /** What the host's call gives, in the fields of the wire. WeChat shows people as they are to old libraries only. */
  const shown = async (
    platform: HostPlatform,
    personId: string,
    proof: 'signature' | 'pair',
    input: object = {},
  ) => {
    const library = platform === 'wechat' ? { baseLibrary: '2.20.0' } : {};
    const answer = await sandbox.device(platform, 'profile', { personId, ...library, ...input });
    const { rawData, signature, encryptedData = answer.data, iv } = answer;
    return proof === 'signature' && platform !== 'baidu' ? { rawData, signature } : { encryptedData, iv };
  };
  /** A profile that the host never showed, with the host's own signature. */
  const forged = (platform: HostPlatform, personId: string, userInfo: object) => {
    const rawData = JSON.stringify(userInfo);
    const key = sandbox.world.keys.live(sandbox.world.apps[platform], personId);
    return { rawData, signature: signRawData(rawData, key?.value ?? '') };
  };

  test.each(platforms)('[P10] [S05] %s: name, picture and gender come with its proof', async (platform) => {
    const personId = fixture.addPerson('小满');
    const token = await fixture.member(platform, personId);
    const { status, body } = await fixture.importProfile(token, await shown(platform, personId, 'signature'));
    expect(status).toBe(200);
    const gender = platform === 'wechat' ? 'unknown' : 'female';
    expect(body.user).toMatchObject({
      nickname: '小满',
      gender,
      avatarUrl: expect.stringMatching(picturePath),
    });
    expect(await fixture.me(token)).toEqual(body.user);
  });

  test.each(platforms)('[P10] %s: the ciphertext proves it as well', async (platform) => {
    const personId = fixture.addPerson('谷雨');
    const token = await fixture.member(platform, personId);
    const { body } = await fixture.importProfile(token, await shown(platform, personId, 'pair'));
    expect(body.user).toMatchObject({ nickname: '谷雨', avatarUrl: expect.stringMatching(picturePath) });
  });

  test.each(['wechat', 'douyin', 'kuaishou'] as const)(
    '[S05] %s: a bad signature is refused and nothing of it is stored',
    async (platform) => {
      const personId = fixture.addPerson();
      const token = await fixture.member(platform, personId);
      const good = await shown(platform, personId, 'signature');
      const other = fixture.addPerson();
      await fixture.visitor(platform, other);
      const bad = [
        { ...good, signature: `${String(good.signature).slice(1)}0` },
        { ...good, rawData: `${good.rawData} ` },
        await shown(platform, other, 'signature'),
      ];
      for (const body of bad) {
        expect((await fixture.importProfile(token, body)).body.code).toBe('SIGNATURE_WRONG');
      }
      expect(await fixture.me(token)).toMatchObject({ nickname: null, avatarUrl: null, gender: 'unknown' });
    },
  );

  test('[S05] the key before is tried second, for as long as it may still be in use', async () => {
    const personId = fixture.addPerson('立冬');
    await fixture.member('douyin', personId);
    const body = await shown('douyin', personId, 'signature');
    const token = await fixture.visitor('douyin', personId);
    expect((await fixture.importProfile(token, body)).body.user).toMatchObject({ nickname: '立冬' });
    sandbox.clock.advance(10 * 60_000 + 1);
    expect((await fixture.importProfile(token, body)).body.code).toBe('SIGNATURE_WRONG');
  });

  test("[S04] a ciphertext of another person's key, a broken one, and one of long ago are refused", async () => {
    const personId = fixture.addPerson();
    const token = await fixture.member('douyin', personId);
    const pair = await shown('douyin', personId, 'pair');
    const other = fixture.addPerson();
    const foreign = await shown('douyin', other, 'pair');
    expect((await fixture.importProfile(token, foreign)).body.code).toBe('USER_WX_SESSIONKEY_EXPIRE');
    expect((await fixture.importProfile(token, { ...pair, iv: 'AAAA' })).body).toMatchObject({
      code: 'SIGNATURE_WRONG',
      field: 'iv',
    });
    sandbox.clock.advance(5 * 60_000 + 1000);
    expect((await fixture.importProfile(token, pair)).body.code).toBe('SIGNATURE_WRONG');
    expect(await fixture.me(token)).toMatchObject({ nickname: null });
  });

  test('[S04] a ciphertext that was made for another app is refused, though it opens', async () => {
    const iv = Buffer.alloc(16, 5).toString('base64');
    const keyOf = (platform: HostPlatform, personId: string) =>
      sandbox.world.keys.live(sandbox.world.apps[platform], personId)?.value ?? '';
    const timestamp = Math.floor(sandbox.clock.now() / 1000);
    const json = JSON.stringify({ nickName: '某某', watermark: { appid: 'other', timestamp } });
    for (const platform of ['wechat', 'douyin'] as const) {
      const personId = fixture.addPerson();
      const token = await fixture.member(platform, personId);
      const encryptedData = encryptAes128(json, keyOf(platform, personId), iv);
      const { body } = await fixture.importProfile(token, { encryptedData, iv });
      expect(body.code).toBe('SIGNATURE_WRONG');
    }
    const personId = fixture.addPerson();
    const token = await fixture.member('baidu', personId);
    const frame = { appKey: 'OtherAppKey', sessionKey: keyOf('baidu', personId), iv, salt: Buffer.alloc(16) };
    const encryptedData = encryptBaiduFrame(JSON.stringify({ nickname: '某某' }), frame);
    expect((await fixture.importProfile(token, { encryptedData, iv })).body.code).toBe('SIGNATURE_WRONG');
  });

  test('[P11] [F19] what stands for nobody is recognised and not stored', async () => {
    const personId = fixture.addPerson();
    const wechat = await fixture.member('wechat', personId);
    const baidu = await fixture.member('baidu', personId);
    const refused = [
      [wechat, await shown('wechat', personId, 'signature', { baseLibrary: '2.27.1' })],
      [wechat, await shown('wechat', personId, 'pair', { api: 'getUserInfo' })],
      [baidu, await shown('baidu', personId, 'pair', { consent: 'deny' })],
      [
        wechat,
        forged('wechat', personId, {
          nickName: '有名字',
          avatarUrl:
            'https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/0',
        }),
      ],
      [wechat, forged('wechat', personId, { nickName: '有名字', isAnonymous: true })],
    ] as const;
    for (const [token, body] of refused) {
      const answer = await fixture.importProfile(token, body);
      expect([answer.status, answer.body.code]).toEqual([400, 'PROFILE_ANONYMOUS']);
    }
    expect(await fixture.me(baidu)).toMatchObject({ nickname: null, avatarUrl: null, gender: 'unknown' });
  });

  test('[P12] a name and a picture that the user chose stay; what came from the host follows it', async () => {
    const personId = fixture.addPerson('旧名');
    const token = await fixture.member('kuaishou', personId);
    const first = await fixture.importProfile(token, await shown('kuaishou', personId, 'signature'));
    const person = sandbox.world.people.get(personId);
    if (person) sandbox.world.people.put({ ...person, nickname: '新名', gender: 1 });
    const again = await fixture.importProfile(token, await shown('kuaishou', personId, 'signature'));
    expect(again.body.user).toMatchObject({ nickname: '新名', gender: 'female' });
    expect(again.body.user.avatarUrl).not.toBe(first.body.user.avatarUrl);
    await fixture.server.call('PUT', '/api/me/profile', { token, body: { nickname: '自己取的' } });
    const third = await fixture.importProfile(token, await shown('kuaishou', personId, 'signature'));
    expect(third.body.user).toMatchObject({ nickname: '自己取的' });
  });

  test('[P10] a picture that cannot be had does not take the name with it', async () => {
    const personId = fixture.addPerson();
    const token = await fixture.member('wechat', personId);
    const addresses = [
      'http://127.0.0.1:1/a.png',
      'https://pictures.evil.example/a.png',
      `${sandbox.url}/avatars`,
      'nonsense',
      'javascript:alert(1)',
    ];
    for (const [index, avatarUrl] of addresses.entries()) {
      const nickName = `名字${index}`;
      const { body } = await fixture.importProfile(
        token,
        forged('wechat', personId, { nickName, avatarUrl }),
      );
      expect(body.user).toMatchObject({ nickname: nickName, avatarUrl: null });
    }
  });

  test('[S16] half a proof, a proof of the wrong kind, and signed nonsense are refused by name', async () => {
    const personId = fixture.addPerson();
    const wechat = await fixture.member('wechat', personId);
    const baidu = await fixture.member('baidu', personId);
    const signature = '0'.repeat(40);
    const field = async (token: string, body: object) => {
      const answer = await fixture.importProfile(token, body);
      return [answer.status, answer.body.code, answer.body.field];
    };
    expect(await field(wechat, {})).toEqual([400, 'INVALID_INPUT', 'encryptedData']);
    expect(await field(wechat, { rawData: '{}' })).toEqual([400, 'INVALID_INPUT', 'signature']);
    expect(await field(wechat, { encryptedData: 'AAAA' })).toEqual([400, 'INVALID_INPUT', 'iv']);
    expect(await field(wechat, { openId: 'x' })).toEqual([400, 'INVALID_INPUT', 'openId']);
    expect(await field(wechat, { rawData: '{}', signature: 'short' })).toEqual([
      400,
      'INVALID_INPUT',
      'signature',
    ]);
    expect(await field(baidu, { rawData: '{}', signature })).toEqual([400, 'INVALID_INPUT', 'rawData']);
    for (const content of [[], 'text', null]) {
      const signed = forged('wechat', personId, content as object);
      expect(await field(wechat, signed)).toEqual([400, 'SIGNATURE_WRONG', 'rawData']);
    }
  });

  test('[S16] fields of other kinds than a name, an address and a gender are left', async () => {
    const personId = fixture.addPerson();
    const token = await fixture.member('wechat', personId);
    const odd = {
      nickName: { $ne: 1 },
      avatarUrl: ['x'],
      gender: 'male',
      id: 'somebody-else',
      birthday: '2000-01-01',
    };
    const { status, body } = await fixture.importProfile(token, forged('wechat', personId, odd));
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ nickname: null, avatarUrl: null, gender: 'unknown', birthday: null });
    const long = { nickName: `  ${'长'.repeat(30)}\n\u202E ` };
    const longer = await fixture.importProfile(token, forged('wechat', personId, long));
    expect(longer.body.user.nickname).toBe('长'.repeat(20));
  });

  test('[P10] without an identity of a host there is nobody whose profile it could be', async () => {
    const body = { rawData: '{}', signature: '0'.repeat(40) };
    const { token } = await fixture.server.signIn({ phone: '13900000071', platform: 'wechat' });
    expect((await fixture.importProfile(token, body)).body.code).toBe('USER_WX_SESSIONKEY_EXPIRE');
    const h5 = await fixture.server.signIn({ phone: '13900000072', platform: 'h5' });
    expect((await fixture.importProfile(h5.token, body)).body.code).toBe('PLATFORM_NOT_CONFIGURED');
    const visitor = await fixture.visitor('wechat', fixture.addPerson());
    expect((await fixture.importProfile(visitor, body)).body.code).toBe('MEMBER_REQUIRED');
  });
});
