import type { PlatformName } from '../platforms';
import { type ApiAnswer, driveBundle } from '../testing/drive-bundle';
import { createManualClock } from '../testing/manual-clock';
import { killAll, type StartOptions } from '../testing/start-host';

afterEach(killAll);

const compiled = 'http://127.0.0.1:8080';
const origins = { [compiled]: 'http://127.0.0.1:9999' };

interface Exchange {
  readonly url: string;
  readonly init: RequestInit;
  answer(body: string, status?: number, headers?: Record<string, string>): void;
}

/** A server whose answers the test gives one by one. */
const createServer = (): { fetch: typeof fetch; open: Exchange[] } => {
  const open: Exchange[] = [];
  const send: typeof fetch = (input, init = {}) =>
    new Promise((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      open.push({
        url: String(input),
        init,
        answer: (body, status = 200, headers = {}) => resolve(new Response(body, { status, headers })),
      });
    });
  return { fetch: send, open };
};

const start = async (options: StartOptions = {}) => {
  const server = createServer();
  const driven = await driveBundle({ network: { fetch: server.fetch, origins }, ...options });
  const ask = (path: string, more: object = {}): Promise<ApiAnswer> =>
    driven.call('request', { url: compiled + path, ...more });
  const arrived = (count: number): Promise<unknown> =>
    new Promise((resolve) => {
      const look = (): void =>
        server.open.length >= count ? resolve(undefined) : setImmediate(look) && undefined;
      look();
    });
  return { ...driven, server, ask, arrived };
};

describe('request', () => {
  test('goes to the real server; JSON is parsed, other text stays', async () => {
    const { ask, server, arrived } = await start();
    const first = ask('/a?x=1', { data: { y: '中 文' }, header: { Authorization: 'Bearer t' } });
    await arrived(1);
    expect(server.open[0]?.url).toBe('http://127.0.0.1:9999/a?x=1&y=%E4%B8%AD%20%E6%96%87');
    expect(server.open[0]?.init.headers).toMatchObject({ authorization: 'Bearer t' });
    server.open[0]?.answer('{"ok":true}', 201, { 'x-id': '7' });
    expect(await first).toMatchObject({
      errMsg: 'request:ok',
      statusCode: 201,
      data: { ok: true },
      header: { 'X-Id': '7' },
    });
    const second = ask('/b');
    await arrived(2);
    server.open[1]?.answer('<html>', 500);
    expect(await second).toMatchObject({ statusCode: 500, data: '<html>' });
  });

  test('POST sends JSON, or a form when the header says so', async () => {
    const { ask, server, arrived } = await start();
    const post = { method: 'POST', data: { a: 1, b: 'ü' } };
    ask('/a', post);
    ask('/a', { ...post, header: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    await arrived(2);
    expect(server.open.map(({ init }) => init.body)).toEqual(['{"a":1,"b":"ü"}', 'a=1&b=%C3%BC']);
  });

  test('an origin that is not in the domain list is refused without a request', async () => {
    const { call, server } = await start();
    expect(await call('request', { url: 'https://elsewhere.invalid/a' })).toEqual({
      errMsg: 'request:fail url not in domain list',
    });
    expect(await call('request', { url: 'nonsense' })).toEqual({ errMsg: 'request:fail invalid url' });
    expect(server.open).toEqual([]);
  });

  test('ten are under way at most; the others wait in order', async () => {
    const { ask, server, arrived, host } = await start();
    const answers = Array.from({ length: 12 }, (_, index) => ask(`/${index}`));
    await arrived(10);
    expect(server.open).toHaveLength(10);
    server.open[3]?.answer('{}');
    await arrived(11);
    expect(server.open).toHaveLength(11);
    expect(server.open[10]?.url).toMatch(/\/10$/);
    for (const exchange of server.open) exchange.answer('{}');
    await arrived(12);
    server.open[11]?.answer('{}');
    await Promise.all(answers);
    expect(host.requests().map(({ queued }) => queued)).toEqual([...Array(10).fill(false), true, true]);
  });

  test('the time limit is the order’s, a minute otherwise', async () => {
    const clock = createManualClock();
    const { ask, arrived } = await start({ clock });
    const short = ask('/short', { timeout: 100 });
    const long = ask('/long');
    await arrived(2);
    clock.advance(100);
    expect(await short).toEqual({ errMsg: 'request:fail timeout', errno: 5 });
    clock.advance(59_899);
    const state = { over: false };
    long.finally(() => {
      state.over = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.over).toBe(false);
    clock.advance(1);
    expect(await long).toMatchObject({ errMsg: 'request:fail timeout' });
  });

  test('abort and offline', async () => {
    const { api, ask, host, arrived } = await start();
    const aborted = new Promise<unknown>((resolve) => {
      const task = api.request?.({ url: `${compiled}/a`, fail: resolve }) as { abort(): void };
      arrived(1).then(() => task.abort());
    });
    expect(await aborted).toMatchObject({ errMsg: 'request:fail abort' });
    host.setNetwork('none');
    expect(await ask('/b')).toMatchObject({ errMsg: 'request:fail network is offline' });
  });

  test('a server that is not there', async () => {
    const network = { fetch: () => Promise.reject(new Error('ECONNREFUSED')), origins };
    const { ask, host } = await start({ network });
    expect(await ask('/a')).toMatchObject({ errMsg: 'request:fail connection refused' });
    expect(host.requests()).toMatchObject([{ status: 0, failure: 'fail connection refused' }]);
  });

  test('the log holds method, path, status and size, never what was said', async () => {
    const { ask, server, arrived, host } = await start();
    const asked = ask('/login?code=secret', { method: 'POST', data: { code: 'secret' } });
    await arrived(1);
    server.open[0]?.answer('{"token":"secret"}');
    await asked;
    expect(host.requests()).toMatchObject([{ method: 'POST', path: '/login', status: 200, bytes: 18 }]);
    expect(JSON.stringify([host.requests(), host.callLog()])).not.toContain('secret');
  });

  test('kill cancels what is under way and nothing is called back', async () => {
    const { api, host, server, arrived } = await start();
    const called: string[] = [];
    api.request?.({
      url: `${compiled}/a`,
      fail: () => called.push('fail'),
      complete: () => called.push('complete'),
    });
    await arrived(1);
    host.kill();
    expect(server.open[0]?.init.signal?.aborted).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(called).toEqual([]);
  });
});

test('header names of an answer come as the host spells them', async () => {
  const headerFrom = async (platform: PlatformName): Promise<unknown> => {
    const { ask, server, arrived } = await start({ platform });
    const asked = ask('/a');
    await arrived(1);
    server.open[0]?.answer('{}', 200, { 'x-permissions-version': '7' });
    return (await asked).header;
  };
  expect(await headerFrom('wechat')).toMatchObject({ 'X-Permissions-Version': '7' });
  expect(await headerFrom('douyin')).toMatchObject({ 'x-permissions-version': '7' });
});

describe('files', () => {
  test('a chosen picture is uploaded with its bytes and the form around it', async () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    const device = { album: [{ name: 'ich.png', type: 'image/png', bytes }] };
    const { call, server, arrived } = await start({ device, answer: () => 'choose' });
    const chosen = await call('chooseImage', { count: 1 });
    const [filePath] = chosen.tempFilePaths as string[];
    const sent = call('uploadFile', {
      url: `${compiled}/avatar`,
      filePath,
      name: 'file',
      formData: { kind: 'face' },
    });
    await arrived(1);
    const body = server.open[0]?.init.body as Uint8Array;
    const text = Buffer.from(body).toString('latin1');
    expect(text).toContain('name="kind"\r\n\r\nface\r\n');
    expect(text).toContain(
      'name="file"; filename="ich.png"\r\ncontent-type: image/png\r\n\r\n\u0001\u0002\u0003\r\n',
    );
    server.open[0]?.answer('{"id":1}');
    expect(await sent).toMatchObject({ statusCode: 200, data: '{"id":1}' });
  });

  test('what is sent is multipart that a server reads, whatever the file holds', async () => {
    const bytes = new TextEncoder().encode('----simulated-host-boundary\r\n中文');
    const device = { album: [{ name: 'a"b.png', type: 'image/png', bytes }] };
    const { call, server, arrived } = await start({ device, answer: () => 'choose' });
    const { tempFilePaths } = await call('chooseImage', { count: 1 });
    const [filePath] = tempFilePaths as string[];
    call('uploadFile', { url: `${compiled}/avatar`, filePath, name: 'file', formData: { kind: '脸' } });
    await arrived(1);
    const init = server.open[0]?.init;
    const headers = init?.headers as Record<string, string>;
    const form = await new Response(init?.body as BodyInit, { headers }).formData();
    const file = form.get('file') as File;
    expect([form.get('kind'), file.type]).toEqual(['脸', 'image/png']);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  test('a path that the device does not know is refused', async () => {
    const { call } = await start();
    expect(await call('uploadFile', { url: `${compiled}/a`, filePath: 'wxfile://x', name: 'f' })).toEqual({
      errMsg: 'uploadFile:fail file not found',
    });
  });
});

test('the bundle hears of a changed network', async () => {
  const { api, host } = await start();
  const heard: unknown[] = [];
  const listener = (state: unknown): void => void heard.push(state);
  api.onNetworkStatusChange?.(listener);
  host.setNetwork('none');
  host.setNetwork('4g');
  api.offNetworkStatusChange?.(listener);
  host.setNetwork('wifi');
  expect(heard).toEqual([
    { isConnected: false, networkType: 'none' },
    { isConnected: true, networkType: '4g' },
  ]);
});
