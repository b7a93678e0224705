import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { Database } from '../db/types';
import { createTestApp, type TestApp } from '../testing/app';
import { createTestDatabase } from '../testing/database';

let database: Database;
let server: TestApp;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await createTestApp({ database });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
});

/** What comes back, byte for byte, until the server hangs up. */
const say = async (bytes: string): Promise<string> => {
  const { port } = server.app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => {
    heard += text;
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return heard;
};

test.each<[string, string, number, string]>([
  [
    'headers of 20 KB',
    `GET /api/categories HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'HEADERS_TOO_LARGE',
  ],
  ['an address of 20 KB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ['what is no HTTP', 'hello there\r\n\r\n', 400, 'INVALID_INPUT'],
  ['a header with a line end in it', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\rb\r\n\r\n', 400, 'INVALID_INPUT'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
    400,
    'INVALID_INPUT',
  ],
])(
  '[S16] %s: refused in the words of the table, and the connection ends',
  async (_what, bytes, status, code) => {
    const [head = '', body = ''] = (await say(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(body)).toEqual({ code, message: expect.any(String), requestId: expect.any(String) });
    expect(head).toContain('Connection: close');
    expect(head + body).not.toMatch(/HPE_|Parse Error|at .*:\d+/);
  },
);

test('[S16] a path part that is too long for any id is refused, not a stack', async () => {
  const answer = await server.call('GET', `/api/products/${'x'.repeat(5000)}`);
  expect([answer.status, answer.body.code]).toEqual([400, 'INVALID_INPUT']);
});
