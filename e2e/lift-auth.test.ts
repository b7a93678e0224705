import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOwnAuth } from '../docs/examples/own-app';
import type { AuthState } from '../src/auth';
import { createStage, type Stage } from './testing/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

interface Request {
  url: string;
  method: string;
  header: Record<string, string>;
  data?: unknown;
  success(answer: { statusCode: number; data: unknown }): void;
  fail(): void;
}

/** The bare host: its login asks the sandbox, its requests go to the real server. */
const createWx = () => {
  const memory = new Map<string, string>();
  const opened: string[] = [];
  const device = async (path: string) => {
    const answer = await fetch(`${stage.sandboxUrl}/device/wechat/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ appId: stage.world.apps.wechat.appId, personId: 'zhao' }),
    });
    return (await answer.json()) as { code: string };
  };
  const send = async ({ url, method, header, data, success, fail }: Request) => {
    const body = data === undefined ? {} : { body: JSON.stringify(data) };
    const headers = { ...header, ...(data === undefined ? {} : { 'content-type': 'application/json' }) };
    try {
      const answer = await fetch(url, { method, headers, ...body });
      success({ statusCode: answer.status, data: await answer.json() });
    } catch {
      fail();
    }
  };
  return {
    opened,
    device,
    login: ({ success, fail }: { success(r: { code: string }): void; fail(): void }) => {
      device('login').then(success, fail);
    },
    request: (options: object) => void send(options as Request),
    getStorageSync: (key: string) => memory.get(key) ?? '',
    setStorageSync: (key: string, text: string) => void memory.set(key, text),
    removeStorageSync: (key: string) => void memory.delete(key),
    navigateTo: ({ url, success }: { url: string; success(): void }) => {
      opened.push(url);
      success();
    },
    navigateBack: ({ success }: { success(): void }) => {
      opened.pop();
      success();
    },
  };
};

test('the example is no longer than its page says: 30 lines', () => {
  const text = readFileSync(path.join(__dirname, '../docs/examples/own-app.ts'), 'utf8');
  const lines = text.split('\n').filter((line) => !/^\s*(\/\/|\/\*|$)/.test(line));
  expect(lines.length).toBeLessThanOrEqual(30);
});

test('the example of docs/lift-auth.md logs in, asks for the member and goes on', async () => {
  const wx = createWx();
  const shown: AuthState[] = [];
  const auth = createOwnAuth(wx, stage.server.url, (state) => shown.push(state));
  await auth.init();
  expect(shown.map(({ kind }) => kind)).toEqual(['starting', 'visitor']);
  expect((await auth.request('getCart', {})).cart.items).toEqual([]);

  const orders = auth.mustAuth().then(() => auth.request('listOrders', { query: {} }));
  await auth.ensureSessionKey();
  const { code } = await wx.device('phone-number');
  expect(wx.opened).toEqual(['/pages/login']);
  await auth.bindPhone({ kind: 'granted', code });
  expect((await orders).items).toEqual([]);
  expect(wx.opened).toEqual([]);
  expect(shown.at(-1)?.kind).toBe('member');
});
