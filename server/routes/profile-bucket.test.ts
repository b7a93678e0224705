import sharp from 'sharp';
import { type S3Server, startS3Server } from '../avatars/testing/s3-server';
import { createLogger } from '../log';
import { createProfileFixture } from '../profile/testing/profile-fixture';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';

let sandbox: TestSandbox;
let bucket: S3Server;
beforeAll(async () => {
  [sandbox, bucket] = await Promise.all([startSandbox(), startS3Server()]);
});
afterAll(() => Promise.all([sandbox.close(), bucket.close()]));

describeOnDatabases('pictures in a bucket', (database) => {
  const start = (settings: object = {}) =>
    createProfileFixture(database(), sandbox, { settings: { avatarS3: bucket.settings, ...settings } });

  test('[P14] are imported, shown by our route from any instance, and removed when replaced', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const { token } = await one.server.signIn({ phone: `1340000000${database().kind.length}` });
    const first = (await one.importAvatar(token)).body.user.avatarUrl;
    const served = await two.server.app.inject({ method: 'GET', url: first });
    expect([served.statusCode, served.headers['content-type']]).toEqual([200, 'image/webp']);
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 96 });
    const second = (await two.importAvatar(token)).body.user.avatarUrl;
    await one.doChores();
    const gone = await one.server.app.inject({ method: 'GET', url: first });
    expect([gone.statusCode, gone.json().code]).toEqual([404, 'NOT_FOUND']);
    const names = await bucket.names();
    expect(names).toContain(`faces/${second.split('/').at(-1)}`);
    expect(names).not.toContain(`faces/${first.split('/').at(-1)}`);
    expect(one.files()).toEqual([]);
    await Promise.all([one.close(), two.close()]);
  });

  test('[P14] with a public address the app is sent there', async () => {
    const fixture = await start({ avatarPublicUrl: 'https://cdn.example/faces' });
    const { token } = await fixture.server.signIn({ phone: `1340000001${database().kind.length}` });
    const { avatarUrl } = (await fixture.importAvatar(token)).body.user;
    expect(avatarUrl).toMatch(/^https:\/\/cdn\.example\/faces\/[A-Za-z0-9_-]{22}\.webp$/);
    const old = await fixture.server.app.inject({
      method: 'GET',
      url: `/avatars/${avatarUrl.split('/').at(-1)}`,
    });
    expect(old.statusCode).toBe(200);
    await fixture.close();
  });

  test('[P14] a bucket that cannot be used is told at the start, keeps nothing, and nobody from the rest', async () => {
    const lines: string[] = [];
    const logger = createLogger('error', { write: (line: string) => void lines.push(line) });
    const avatarS3 = { ...bucket.settings, secretAccessKey: 'wrong-secret-of-somebody' };
    const fixture = await createProfileFixture(database(), sandbox, { settings: { avatarS3 }, logger });
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['pictures cannot be kept']);
    const { token } = await fixture.server.signIn({ phone: `1340000002${database().kind.length}` });
    expect((await fixture.importAvatar(token)).body.code).toBe('INTERNAL');
    expect(await fixture.me(token)).toMatchObject({ avatarUrl: null });
    expect(lines.join()).not.toContain('wrong-secret-of-somebody');
    await fixture.close();
  });
});
