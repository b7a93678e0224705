import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { newId, systemRandom } from '../random';
import { openAvatarStore } from './open-avatars';
import { describeOnStores } from './testing/each-store';
import { type S3Server, startS3Server } from './testing/s3-server';

const bytes = (length = 1_000): Buffer => systemRandom.bytes(length);
const newKey = (): string => newId(systemRandom);

describeOnStores('pictures', (opened) => {
  test('[P14] what is kept is read byte for byte, and shown under its address', async () => {
    const { store, names } = opened();
    const [key, picture] = [newKey(), bytes(150_000)];
    await store.put(key, picture);
    expect(await store.read(key)).toEqual(picture);
    expect(store.url(key)).toBe(`/avatars/${key}.webp`);
    expect(await names()).toContain(`${key}.webp`);
  });

  test('[P14] what is not there is null, before and after', async () => {
    const { store, names } = opened();
    const key = newKey();
    expect(await store.read(key)).toBeNull();
    await store.put(key, bytes());
    await store.delete(key);
    expect(await store.read(key)).toBeNull();
    expect(await names()).not.toContain(`${key}.webp`);
  });

  test('[P14] removing twice, and removing nothing, is no failure', async () => {
    const { store } = opened();
    const key = newKey();
    await store.put(key, bytes());
    await store.delete(key);
    await store.delete(key);
    await store.delete(newKey());
  });

  test('[P14] a put that is repeated leaves one whole picture', async () => {
    const { store, names } = opened();
    const key = newKey();
    const pictures = Array.from({ length: 5 }, () => bytes(20_000));
    await store.put(key, bytes(50_000));
    for (const picture of pictures) await store.put(key, picture);
    expect(await store.read(key)).toEqual(pictures.at(-1));
    expect((await names()).filter((name) => name.startsWith(key))).toEqual([`${key}.webp`]);
  });

  test('[P14] many at once', async () => {
    const { store } = opened();
    const all = Array.from({ length: 30 }, () => ({ key: newKey(), picture: bytes() }));
    await Promise.all(all.map(({ key, picture }) => store.put(key, picture)));
    const read = await Promise.all(all.map(({ key }) => store.read(key)));
    expect(read).toEqual(all.map(({ picture }) => picture));
  });

  test('[S16] a key that is no key reaches nothing', async () => {
    const { store } = opened();
    for (const key of ['../../etc/passwd', 'a/b', '', '..', 'x'.repeat(65), 'abcdefgh.webp']) {
      await expect(store.put(key, bytes())).rejects.toThrow('not a key');
      await expect(store.read(key)).rejects.toThrow('not a key');
      await expect(store.delete(key)).rejects.toThrow('not a key');
      expect(() => store.url(key)).toThrow('not a key');
    }
  });

  test('[P14] a public address is where pictures are shown', () => {
    const store = openAvatarStore({ ...opened().settings, avatarPublicUrl: 'https://cdn.example/faces' });
    const key = newKey();
    expect(store.url(key)).toBe(`https://cdn.example/faces/${key}.webp`);
  });

  test('[P14] a store that can be used says so', async () => {
    await opened().store.check();
  });
});

describe('a bucket', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3Server();
  });
  afterAll(() => server.close());

  const open = (change: object = {}) =>
    openAvatarStore({ avatarDir: '', avatarPublicUrl: null, avatarS3: { ...server.settings, ...change } });

  test('[P14] its objects tell caches and browsers what our route does', async () => {
    const key = newKey();
    await open().put(key, bytes());
    const { endpoint, region, bucket, accessKeyId, secretAccessKey } = server.settings;
    const credentials = { accessKeyId, secretAccessKey };
    const client = new S3Client({ endpoint: endpoint ?? '', region, credentials, forcePathStyle: true });
    const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: `faces/${key}.webp` }));
    await object.Body?.transformToByteArray();
    client.destroy();
    expect(object).toMatchObject({
      ContentType: 'image/webp',
      CacheControl: 'public, max-age=31536000, immutable',
    });
  });

  test.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }],
    ['another bucket', { bucket: 'not-there-at-all' }],
    ['a server that is not there', { endpoint: 'http://127.0.0.1:1' }],
  ])('[P14] %s is a failure and not a picture that is missing', async (_what, change) => {
    const store = open(change);
    await expect(store.check()).rejects.toThrow();
    await expect(store.read(newKey())).rejects.toThrow();
    await expect(store.put(newKey(), bytes())).rejects.toThrow();
  });
});
