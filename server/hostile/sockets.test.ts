import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { Database } from '../db/types';
import { createTestDatabase } from '../testing/database';
import { holds } from './testing/check';
import { faultsOf } from './testing/law';
import { type HostileStage, openHostileStage } from './testing/stage';
import { marker } from './testing/texts';

let database: Database;
let stage: HostileStage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = await openHostileStage(database);
  await stage.server.app.listen({ port: 0, host: '127.0.0.1' });
}, 60_000);
afterAll(async () => {
  await stage.close();
  await database.close();
});

/** What comes back for these bytes, when nothing follows them. */
const say = async (bytes: Buffer): Promise<string> => {
  const { port } = stage.server.app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => {
    heard += text;
  });
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return heard;
};

/** Status, body and type of the first answer; null where the connection was ended without one. */
const readAnswer = (heard: string) => {
  const [head = '', ...rest] = heard.split('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1];
  if (status === undefined) return null;
  const type = /^content-type: (.*)$/im.exec(head)?.[1];
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? '0');
  const text = Buffer.from(rest.join('\r\n\r\n')).subarray(0, length).toString();
  return { status: Number(status), headers: { 'content-type': type }, text, lines: [] };
};

const line = fc.constantFrom(
  'GET /api/categories HTTP/1.1',
  'POST /api/login/exchange HTTP/1.1',
  'POST /api/login/exchange HTTP/9.9',
  'TRACE /api/me HTTP/1.1',
  'CONNECT example.com:443 HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'PROPFIND / HTTP/1.1',
  'GET http://example.com/api/me HTTP/1.1',
  'GET //example.com/..%2f HTTP/1.1',
  'GET /%00%ff HTTP/1.1',
  'GET /api/me HTTP/1.0',
  'GET /api/me',
  'get /api/me HTTP/1.1',
  'PRI * HTTP/2.0',
);

const header = fc.constantFrom(
  'host: x',
  'host: x',
  'Host: a\r\nHost: b',
  'content-type: application/json',
  'content-length: 5',
  'content-length: 5\r\ncontent-length: 6',
  'content-length: -1',
  'content-length: 99999999999999999999',
  'content-length: 0x10',
  'transfer-encoding: chunked',
  'transfer-encoding: chunked, identity',
  'transfer-encoding : chunked',
  'transfer-encoding: xchunked',
  'expect: 100-continue',
  'expect: the unexpected',
  'upgrade: websocket\r\nconnection: upgrade',
  'upgrade: h2c\r\nconnection: upgrade, http2-settings\r\nhttp2-settings: AAMAAABkAAQAAP__',
  `authorization: Bearer ${marker.repeat(3)}`,
  `authorization: Bearer ${marker.repeat(3)}\r\nauthorization: Bearer other`,
  'idempotency-key: aaaaaaaa\r\nidempotency-key: bbbbbbbb',
  `x: ${marker}\rx`,
  `: ${marker}`,
  ` folded: ${marker}`,
);

const body = fc.constantFrom(
  '',
  '{}',
  `{"a":"${marker}"}`,
  '5\r\n{"a":\r\n',
  'zz\r\n{}\r\n0\r\n\r\n',
  'ffffffffffffffff\r\n',
  '0\r\n\r\nGET /api/me HTTP/1.1\r\nhost: x\r\n\r\n',
);

const messages: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(line, fc.array(header, { maxLength: 4 }), body)
      .map(([first, headers, text]) => Buffer.from(`${[first, ...headers].join('\r\n')}\r\n\r\n${text}`)),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  },
);

test('[S16] bytes that are no request, or hardly one: an answer in our words or none, and the server lives', async () => {
  await holds(messages, 150, async (bytes) => {
    const answer = readAnswer(await say(bytes));
    // Node itself refuses what has no host, in a bare line and nothing more.
    return answer === null || answer.text === '' ? [] : faultsOf(answer, [marker]);
  });
  const { status } = await stage.server.call('GET', '/health/live');
  expect(status).toBe(200);
}, 60_000);
