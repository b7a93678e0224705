import path from 'node:path';
import sharp from 'sharp';
import { createProfileFixture, type ProfileFixture } from '../profile/testing/profile-fixture';
import type { CallAnswer } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const picture = (background: string, side = 100): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toBuffer();

interface Part {
  readonly name?: string;
  readonly filename?: string | null;
  readonly type?: string;
  readonly bytes: Buffer;
}

const boundary = 'a-line-that-stands-nowhere-else';
const multipart = (parts: readonly Part[], end = `--${boundary}--\r\n`): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ name = 'file', filename = 'a.png', type = 'image/png', bytes }) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"` +
          `${filename === null ? '' : `; filename="${filename}"`}\r\ncontent-type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ]);

describeOnDatabases('a picture', (database) => {
  let fixture: ProfileFixture;
  beforeAll(async () => {
    fixture = await createProfileFixture(database(), sandbox, {
      settings: { avatarHosts: ['pictures.example'] },
      resolveHost: async () => [{ address: '10.0.0.8', family: 4 }],
    });
  });
  afterAll(() => fixture.close());

  let members = 0;
  const member = async (): Promise<string> => {
    members += 1;
    return (await fixture.server.signIn({ phone: `1350000${String(members).padStart(4, '0')}` })).token;
  };
  const send = (token: string, body: Buffer | string, type = `multipart/form-data; boundary=${boundary}`) =>
    fixture.server.call('POST', '/api/me/avatar', { token, body, headers: { 'content-type': type } });
  const upload = (token: string, bytes: Buffer, part: Omit<Part, 'bytes'> = {}) =>
    send(token, multipart([{ ...part, bytes }]));
  const importFrom = (token: string, url: string) =>
    fixture.server.call('POST', '/api/me/avatar/import', { token, body: { url } });
  const get = (url: string) => fixture.server.app.inject({ method: 'GET', url });
  const outcome = ({ status, body }: CallAnswer) => [status, body.code];

  test('[P14] an upload is kept as a webp of ours, and caches may keep it for ever', async () => {
    const token = await member();
    const { status, body } = await upload(token, await picture('#0a0', 1024));
    expect(status).toBe(200);
    expect(body.user.avatarUrl).toMatch(/^\/avatars\/[A-Za-z0-9_-]{22}\.webp$/);
    expect(await fixture.me(token)).toEqual(body.user);
    const served = await get(body.user.avatarUrl);
    expect(served.statusCode).toBe(200);
    expect(served.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({
      format: 'webp',
      width: 512,
      height: 512,
    });
  });

  test('[P14] who has a picture already is not sent it again, and asking without wanting it is possible', async () => {
    const token = await member();
    const url = (await upload(token, await picture('#0b0'))).body.user.avatarUrl;
    const { headers } = await get(url);
    const ask = (method: 'GET' | 'HEAD', tag: string) =>
      fixture.server.app.inject({ method, url, headers: { 'if-none-match': tag } });
    const known = await ask('GET', String(headers.etag));
    expect([known.statusCode, known.rawPayload.length]).toEqual([304, 0]);
    expect((await ask('GET', '"other"')).statusCode).toBe(200);
    expect((await ask('HEAD', '"other"')).statusCode).toBe(200);
  });

  test('[P14] after a change the bytes before are gone, also when two changes come at once', async () => {
    const token = await member();
    const before = fixture.files().length;
    const first = (await upload(token, await picture('#a00'))).body.user.avatarUrl;
    expect(fixture.files()).toHaveLength(before + 1);
    const answers = await Promise.all([
      upload(token, await picture('#0a0')),
      upload(token, await picture('#00a')),
      importFrom(token, `${sandbox.url}/avatars/lin.png`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(fixture.files()).toHaveLength(before + 1);
    expect((await get(first)).statusCode).toBe(404);
    const { avatarUrl } = await fixture.me(token);
    expect((await get(String(avatarUrl))).statusCode).toBe(200);
  });

  test('[P12] a picture that the user sent stays over what the host shows', async () => {
    const personId = fixture.addPerson('阿浩');
    const token = await fixture.member('kuaishou', personId);
    const sent = (await upload(token, await picture('#222'))).body.user.avatarUrl;
    const before = fixture.files();
    const { rawData, signature } = await sandbox.device('kuaishou', 'profile', { personId });
    const { body } = await fixture.importProfile(token, { rawData, signature });
    expect(body.user).toMatchObject({ nickname: '阿浩', avatarUrl: sent });
    expect(fixture.files()).toEqual(before);
  });

  test('[P14] [S16] what is no picture is refused, and nothing is kept', async () => {
    const token = await member();
    const before = fixture.files();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const huge = await picture('#fff');
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    for (const bytes of [
      Buffer.from(svg),
      Buffer.from('<html></html>'),
      huge,
      (await picture('#000')).subarray(0, 50),
    ]) {
      expect(outcome(await upload(token, bytes))).toEqual([400, 'AVATAR_INVALID']);
    }
    expect(await fixture.me(token)).toMatchObject({ avatarUrl: null });
    expect(fixture.files()).toEqual(before);
  });

  test('[P14] [S16] three megabytes are too much', async () => {
    const token = await member();
    expect(outcome(await upload(token, Buffer.alloc(3 * 1024 * 1024)))).toEqual([413, 'BODY_TOO_LARGE']);
    expect(outcome(await upload(token, Buffer.alloc(2 * 1024 * 1024 + 1)))).toEqual([413, 'BODY_TOO_LARGE']);
    expect(outcome(await upload(token, Buffer.alloc(2 * 1024 * 1024)))).toEqual([400, 'AVATAR_INVALID']);
  });

  test('[P14] [S16] a name that climbs out of the folder is only a name', async () => {
    const token = await member();
    const { status, body } = await upload(token, await picture('#123'), {
      filename: '../../../../etc/passwd',
      type: 'text/html',
    });
    expect(status).toBe(200);
    expect(fixture.files()).toContain(path.basename(body.user.avatarUrl));
    expect(fixture.files().every((name) => /^[A-Za-z0-9_-]{22}\.webp$/.test(name))).toBe(true);
  });

  test('[S16] bodies that are not one file under the name "file"', async () => {
    const token = await member();
    const bytes = await picture('#321');
    const field = { name: 'note', filename: null, type: 'text/plain', bytes: Buffer.from('x') };
    const bad: readonly (Buffer | string)[] = [
      '',
      multipart([]),
      'nonsense',
      multipart([{ bytes }], ''),
      multipart([{ bytes }]).subarray(0, 120),
      multipart([{ name: 'picture', bytes }]),
      multipart([{ bytes: Buffer.alloc(0) }]),
      multipart([{ bytes }, { bytes }]),
      multipart([{ bytes }, field]),
      multipart([field, { bytes }]),
      multipart([{ name: '__proto__', bytes }]),
    ];
    const outcomes = [];
    for (const body of bad) outcomes.push(outcome(await send(token, body)));
    expect(outcomes).toEqual(bad.map(() => [400, 'INVALID_INPUT']));
    expect(await fixture.me(token)).toMatchObject({ avatarUrl: null });
  });

  test('[S16] bodies of another type, and without a boundary', async () => {
    const token = await member();
    const body = multipart([{ bytes: await picture('#321') }]);
    for (const type of ['image/png', 'application/octet-stream']) {
      expect(outcome(await send(token, body, type))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    }
    expect(outcome(await send(token, '{}', 'application/json'))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(outcome(await send(token, body, 'multipart/form-data'))).toEqual([400, 'INVALID_INPUT']);
  });

  test('[P14] a visitor, and whoever is nobody, sends no picture', async () => {
    const { token } = await fixture.server.signIn();
    expect(outcome(await upload(token, await picture('#321')))).toEqual([403, 'MEMBER_REQUIRED']);
    expect(outcome(await upload('x'.repeat(43), await picture('#321')))).toEqual([401, 'AUTH_FAIL']);
  });

  test('[P14] a picture at an address of the platform is fetched and kept', async () => {
    const token = await member();
    const { status, body } = await importFrom(token, `${sandbox.url}/avatars/lin.png`);
    expect(status).toBe(200);
    const served = await get(body.user.avatarUrl);
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({
      format: 'webp',
      width: 96,
      height: 96,
    });
  });

  test('[P14] addresses of others, of this machine, and names that lead into a private network', async () => {
    const token = await member();
    const refused = [
      'http://127.0.0.1:1/a.png',
      'http://169.254.169.254/latest/meta-data',
      'https://evil.example/a.png',
      'http://pictures.example/a.png',
      'https://pictures.example/a.png',
      `${sandbox.url.replace('127.0.0.1', 'localhost')}/avatars/lin.png`,
      `${sandbox.url.replace('http://', 'http://user@')}/avatars/lin.png`,
    ];
    for (const url of refused) {
      expect([url, ...outcome(await importFrom(token, url))]).toEqual([url, 400, 'AVATAR_FORBIDDEN']);
    }
    expect(outcome(await importFrom(token, `${sandbox.url}/control/state`))).toEqual([400, 'AVATAR_INVALID']);
    expect(outcome(await importFrom(token, 'file:///etc/passwd'))).toEqual([400, 'INVALID_INPUT']);
    expect(await fixture.me(token)).toMatchObject({ avatarUrl: null });
  });

  test("[F19] [P11] nobody's grey face is not taken over", async () => {
    const token = await member();
    const url =
      'https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132';
    expect(outcome(await importFrom(token, url))).toEqual([400, 'PROFILE_ANONYMOUS']);
  });

  test.each([
    '/avatars/',
    '/avatars/nothing-of-this-name-00.webp',
    '/avatars/..%2f..%2fetc%2fpasswd',
    '/avatars/..%2fapp.ts',
    '/avatars/a.webp.new',
  ])('[S16] %s is not there', async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'NOT_FOUND']);
  });
});
