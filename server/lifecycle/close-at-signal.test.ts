import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ServerProcess, startServerProcess } from '../testing/server-processes';

/** A provider of messages that takes one and thinks about it until it is told to answer. */
const startSlowProvider = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked: (): Promise<ServerResponse> =>
      once(server, 'request').then(([, answer]: ServerResponse[]) => answer as ServerResponse),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

let provider: Awaited<ReturnType<typeof startSlowProvider>>;
let folder: string;
beforeAll(async () => {
  provider = await startSlowProvider();
  folder = mkdtempSync(path.join(tmpdir(), 'closing-'));
});
afterAll(async () => {
  await provider.close();
  rmSync(folder, { recursive: true });
});

const start = (name: string, settings: Record<string, string>): Promise<ServerProcess> =>
  startServerProcess({ DATA_DIR: path.join(folder, name), SANDBOX_URL: provider.url, ...settings });

const call = (url: string, options: { agent?: Agent; body?: object } = {}) =>
  new Promise<{ status: number; connection: string | undefined; body: unknown }>((resolve, reject) => {
    const { agent, body } = options;
    const method = body === undefined ? 'GET' : 'POST';
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(url, { method, headers, agent: agent ?? false }, (answer: IncomingMessage) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => {
        const { connection } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, connection, body: JSON.parse(text) });
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });

const sendSms = (server: ServerProcess, agent?: Agent) =>
  call(`${server.url}/api/login/sms/send`, { body: { phone: '13900000001' }, ...(agent ? { agent } : {}) });

/** Asks until the answer is as wanted, each time when the answer before has come. */
const until = async <T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> => {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`never as wanted, last: ${JSON.stringify(answer)}`);
  }
};

test('[S20] at SIGTERM: not ready first, still serving, then no new connection, the slow request answered, exit 0', async () => {
  const server = await start('a', { DRAIN_DELAY_MS: '1500' });
  const { hostname, port } = new URL(server.url);
  const idle = connect(Number(port), hostname);
  idle.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(idle, 'data');
  const agent = new Agent({ keepAlive: true });
  const asked = provider.asked();
  const slow = sendSms(server, agent);
  const thinking = await asked;
  expect((await call(`${server.url}/health/ready`)).status).toBe(200);

  const gone = server.kill('SIGTERM');
  const idleClosed = once(idle, 'close');
  const ready = await until(
    () => call(`${server.url}/health/ready`),
    ({ status }) => status !== 200,
  );
  expect(ready).toMatchObject({ status: 503, body: { status: 'closing' } });
  expect((await call(`${server.url}/health/live`)).status).toBe(200);
  const served = await call(`${server.url}/api/categories`, { agent: new Agent({ keepAlive: true }) });
  expect([served.status, served.connection]).toEqual([200, 'close']);

  await until(
    () => call(`${server.url}/health/live`).then(String, (error: { code?: string }) => error.code),
    (outcome) => outcome === 'ECONNREFUSED',
  );
  await idleClosed;
  expect(existsSync(path.join(folder, 'a/db.lock'))).toBe(true);
  thinking.end('{}');
  expect(await slow).toEqual({ status: 200, connection: 'close', body: { retryAfter: 60 } });
  expect(await gone).toEqual({ code: 0, signal: null });
  expect(existsSync(path.join(folder, 'a/db.lock'))).toBe(false);
  expect(server.logs()).toContain('"msg":"closed"');
  agent.destroy();
}, 120_000);

test.each<[string, Record<string, string>, (server: ServerProcess) => Promise<unknown>]>([
  ['a second signal', {}, (server) => server.kill('SIGINT')],
  ['the deadline', { CLOSE_DEADLINE_MS: '500' }, async () => undefined],
])(
  '[S20] %s ends what will not end by itself',
  async (name, settings, andThen) => {
    const server = await start(name.replaceAll(' ', '-'), settings);
    const asked = provider.asked();
    const slow = sendSms(server).catch((error: NodeJS.ErrnoException) => error.code);
    await asked;
    const gone = server.kill('SIGTERM');
    await until(
      () =>
        Promise.resolve(server.logs()).then(
          (logs) => new Promise<string>((resolve) => setImmediate(() => resolve(logs))),
        ),
      (logs) => logs.includes('"msg":"closing"'),
    );
    await andThen(server);
    expect(await gone).toEqual({ code: 1, signal: null });
    expect(await slow).toBe('ECONNRESET');
  },
  120_000,
);
