import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Session } from '../src/contract/account';
import { ConfigError } from './config';
import { createLogger } from './log';
import { startServer } from './start';
import { startSandbox, type TestSandbox } from './testing/sandbox';

let sandbox: TestSandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(path.join(tmpdir(), 'start-'));
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const silent = createLogger('silent');
const post = async (url: string, body: object, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { session: Session };
  return { status: response.status, body: answer };
};

test('[S22] a server that was stopped and started again knows its users, sessions and keys', async () => {
  const env = { PORT: '0', DATA_DIR: path.join(folder, 'a'), SANDBOX_URL: sandbox.url };
  const options = { clock: sandbox.clock, logger: silent };
  const first = await startServer(env, options);
  const code = await sandbox.loginCode('baidu', 'lin');
  const key = { 'idempotency-key': 'start-0001' };
  const login = await post(`${first.url}/api/login/exchange`, { platform: 'baidu', code }, key);
  expect(login.status).toBe(200);
  await first.close();

  const second = await startServer(env, options);
  const { encryptedData, iv } = await sandbox.device('baidu', 'phone-number', { personId: 'lin' });
  const headers = { authorization: `Bearer ${login.body.session.token}` };
  const bound = await post(`${second.url}/api/login/phone`, { encryptedData, iv }, headers);
  await second.close();
  expect(bound.body.session.user).toMatchObject({ id: login.body.session.user.id, busiIdentity: 'MEMBER' });
}, 60_000);

test('[S19] simulated platforms are told once, in one line', async () => {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  const env = { PORT: '0', DATA_DIR: path.join(folder, 'b'), KUAISHOU_APP_ID: 'k', KUAISHOU_APP_SECRET: 's' };
  await (await startServer(env, { logger })).close();
  expect(lines.filter((line) => line.includes('simulated')).map((line) => JSON.parse(line))).toMatchObject([
    { platforms: ['wechat', 'douyin', 'baidu'], sandbox: 'http://127.0.0.1:8081' },
  ]);
}, 60_000);

test('[S19] with wrong settings nothing is opened', async () => {
  const dataDir = path.join(folder, 'c');
  const env = { NODE_ENV: 'production', DATA_DIR: dataDir };
  await expect(startServer(env, { logger: silent })).rejects.toBeInstanceOf(ConfigError);
  expect(readdirSync(folder)).not.toContain('c');
});

test('a port that is taken is an error, and the data folder is let go', async () => {
  const env = { DATA_DIR: path.join(folder, 'd'), PORT: new URL(sandbox.url).port };
  await expect(startServer(env, { logger: silent })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await (await startServer({ ...env, PORT: '0' }, { logger: silent })).close();
}, 60_000);
