import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { channelIdentities, users } from './accounts/schema';
import { openDatabase } from './db/open';
import { systemRandom } from './random';
import { createKeyring } from './secrets/keyring';
import { createPostgresDatabase } from './testing/postgres';

const secretOf = (first: number): Buffer =>
  Buffer.from(Array.from({ length: 32 }, (_, n) => (first + n * 7) % 256));
const [old, fresh, lost] = [secretOf(1), secretOf(2), secretOf(3)];
const boxOf = (secret = old) => createKeyring(secret ?? Buffer.alloc(32), systemRandom).box('session-key');

test('[S02] the command leaves nothing that needs the older secret, and says so', async () => {
  const { url, drop } = await createPostgresDatabase();
  const database = await openDatabase({ url });
  const add = async (id: string, sessionKey: string) => {
    const base = { id, userId: 'u', platform: 'wechat' as const, appId: 'a', openId: id };
    await database.db.insert(channelIdentities).values({ ...base, sessionKey, createdAt: 1, updatedAt: 1 });
  };
  await database.db.insert(users).values({ id: 'u', createdAt: 1, updatedAt: 1 });
  for (const id of ['a', 'b']) await add(id, boxOf(old).seal(`key ${id}`, id));
  const run = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/rotate-session-keys.ts'], {
      cwd: path.join(__dirname, '..'),
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: url,
        SESSION_KEY_SECRET: fresh?.toString('base64'),
        SESSION_KEY_OTHER_SECRETS: old?.toString('base64'),
        LOG_LEVEL: 'silent',
      },
    });
  expect((await run()).stdout).toBe('2 encrypted anew, 0 that no known secret opens\n');
  const rows = await database.db.select().from(channelIdentities);
  expect(rows.map(({ id, sessionKey }) => boxOf(fresh).open(sessionKey ?? '', id)).sort()).toEqual([
    'key a',
    'key b',
  ]);
  await add('c', boxOf(lost).seal('key c', 'c'));
  await expect(run()).rejects.toMatchObject({
    code: 1,
    stdout: '0 encrypted anew, 1 that no known secret opens\n',
  });
  await database.close();
  await drop();
}, 90_000);
