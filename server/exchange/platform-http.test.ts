import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../errors';
import { createPlatformHttp } from './platform-http';

let server: Server;
let url: string;
let seen: { url: string | undefined; type: string | undefined; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      seen.push({ url: request.url, type: request.headers['content-type'], body });
      const path = request.url?.split('?')[0];
      if (path === '/never') return;
      if (path === '/half') {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{');
        return;
      }
      if (path === '/moved') response.writeHead(302, { location: '/ok' });
      if (path === '/busy') response.statusCode = 502;
      if (path === '/many') response.statusCode = 429;
      if (path === '/oauth') response.statusCode = 401;
      response.end(path === '/text' ? 'hello' : path === '/list' ? '[]' : '{"a":1}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
});

const http = createPlatformHttp({ fetch, timeoutMs: 200 });
const failure = async (path: string, base = url): Promise<AppError> => {
  try {
    await http({ method: 'GET', url: `${base}${path}`, query: { secret: 'hush-hush' } });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was answered');
};

test.each([
  ['/never', 'PLATFORM_TIMEOUT'],
  ['/half', 'PLATFORM_TIMEOUT'],
  ['/moved', 'PLATFORM_BUSY'],
  ['/busy', 'PLATFORM_BUSY'],
  ['/many', 'RATE_LIMITED'],
  ['/text', 'PLATFORM_REFUSED'],
  ['/list', 'PLATFORM_REFUSED'],
])('[S09] %s is %s after one request', async (path, code) => {
  const error = await failure(path);
  expect([error.code, seen.length]).toEqual([code, 1]);
});

test('[S09] nobody listening is PLATFORM_BUSY, and the error keeps no secret of the address', async () => {
  const error = await failure('/x', 'http://127.0.0.1:1');
  expect(error.code).toBe('PLATFORM_BUSY');
  expect(JSON.stringify([error.reason, error.message, error.cause, error.stack])).not.toContain('hush');
});

test('[S01] a refusal with a body is read as it is', async () => {
  expect(await http({ method: 'GET', url: `${url}/oauth` })).toEqual({ a: 1 });
});

test('[S01] JSON and forms go out as such, with nothing lost of base64', async () => {
  await http({ method: 'POST', url: `${url}/a`, json: { data: 'a+b/c=' } });
  await http({ method: 'POST', url: `${url}/b`, form: { data: 'a+b/c=' } });
  await http({ method: 'GET', url: `${url}/c`, query: { data: 'a+b/c=' } });
  expect(seen).toEqual([
    { url: '/a', type: 'application/json', body: '{"data":"a+b/c="}' },
    { url: '/b', type: 'application/x-www-form-urlencoded;charset=UTF-8', body: 'data=a%2Bb%2Fc%3D' },
    { url: '/c?data=a%2Bb%2Fc%3D', type: undefined, body: '' },
  ]);
});
