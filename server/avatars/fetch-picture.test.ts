import { EventEmitter } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { AppError } from '../errors';
import { createFetchPicture, type FetchPictureDeps } from './fetch-picture';
import { PrivateAddressError } from './guarded-lookup';

const maximumBytes = 10_000;
const asked: string[] = [];
let server: Server;
let origin: string;
let elsewhere: Server;
let otherOrigin: string;

const answers: Record<string, RequestListener> = {
  '/picture': (_, reply) => reply.end('bytes'),
  '/moved': (_, reply) => reply.writeHead(302, { location: '/picture' }).end(),
  '/away': (_, reply) => reply.writeHead(302, { location: `${otherOrigin}/secret` }).end(),
  '/listed': (_, reply) => reply.writeHead(302, { location: 'https://pictures.example/x' }).end(),
  '/inside': (_, reply) => reply.writeHead(307, { location: 'http://127.0.0.1:1/secret' }).end(),
  '/round': (_, reply) => reply.writeHead(301, { location: '/round' }).end(),
  '/nowhere': (_, reply) => reply.writeHead(302, { location: 'http://[' }).end(),
  '/huge': (_, reply) => reply.end(Buffer.alloc(maximumBytes + 1)),
  '/endless': (_, reply) => {
    const write = (): void => {
      if (!reply.destroyed && reply.write(Buffer.alloc(4096))) setImmediate(write);
      else reply.once('drain', write);
    };
    write();
  },
  '/silent': () => undefined,
  '/half': (_, reply) => {
    reply.writeHead(200, { 'content-length': 100 }).write('half');
    setImmediate(() => reply.destroy());
  },
};

const listen = async (made: Server): Promise<string> => {
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  const answer: RequestListener = (request, reply) => {
    asked.push(`${request.headers.host}${request.url}`);
    const known = answers[request.url ?? ''];
    if (known) known(request, reply);
    else reply.writeHead(404).end();
  };
  server = createServer(answer);
  elsewhere = createServer(answer);
  origin = await listen(server);
  otherOrigin = await listen(elsewhere);
});
afterAll(() => {
  for (const one of [server, elsewhere]) {
    one.closeAllConnections();
    one.close();
  }
});
beforeEach(() => {
  asked.length = 0;
});

const nowhere: FetchPictureDeps['resolve'] = async () => {
  throw new Error('nobody is to be looked up');
};
const fetcher = (overrides: Partial<FetchPictureDeps> = {}) =>
  createFetchPicture({
    hosts: ['pictures.example'],
    sandboxUrl: origin,
    resolve: nowhere,
    timeoutMs: 2_000,
    maximumBytes,
    ...overrides,
  });

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};

test('[P14] bytes come as they are, also from another path of the same host', async () => {
  expect((await fetcher()(`${origin}/picture`)).toString()).toBe('bytes');
  expect((await fetcher()(`${origin}/moved`)).toString()).toBe('bytes');
});

test.each(['/away', '/listed', '/inside'])(
  '[P14] a redirect to another host (%s) is not followed',
  async (path) => {
    expect(await codeOf(fetcher()(`${origin}${path}`))).toBe('AVATAR_FORBIDDEN');
    expect(asked).toHaveLength(1);
  },
);

test.each(['/round', '/nowhere', '/missing', '/huge', '/endless', '/half'])(
  '[P14] %s is no picture that can be used',
  async (path) => {
    expect(await codeOf(fetcher()(`${origin}${path}`))).toBe('AVATAR_INVALID');
    expect(asked.length).toBeLessThanOrEqual(3);
  },
);

test.each(['/huge', '/endless'])('[P14] no more of %s is read than is allowed', async (path) => {
  const work = fetcher({ timeoutMs: 20_000 })(`${origin}${path}`);
  await expect(work).rejects.toMatchObject({ reason: 'too large' });
});

test('[P14] a host that does not answer is waited for no longer than the time allowed', async () => {
  expect(await codeOf(fetcher({ timeoutMs: 50 })(`${origin}/silent`))).toBe('AVATAR_INVALID');
});

test('[P14] an address that is not allowed is not even looked up', async () => {
  expect(await codeOf(fetcher()('https://evil.example/x'))).toBe('AVATAR_FORBIDDEN');
  expect(await codeOf(fetcher()(`${otherOrigin}/picture`))).toBe('AVATAR_FORBIDDEN');
  expect(asked).toEqual([]);
});

test('[P14] an allowed name that leads into a private network is refused before anything is connected', async () => {
  for (const address of ['127.0.0.1', '10.0.0.5', '169.254.169.254', '::ffff:192.168.0.1']) {
    const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }];
    expect(await codeOf(fetcher({ resolve })('https://pictures.example/x'))).toBe('AVATAR_FORBIDDEN');
  }
});

test('[P14] DNS rebinding: the connection itself asks, and a name that turns private is refused at that moment', async () => {
  const given = ['121.14.77.201', '127.0.0.1'];
  const resolve = async () => [{ address: given.shift() ?? '', family: 4 }];
  const noted: https.RequestOptions[] = [];
  const spy = jest.spyOn(https, 'request').mockImplementation(((_: URL, options: https.RequestOptions) => {
    noted.push(options);
    const request = new EventEmitter();
    return Object.assign(request, {
      end: () => queueMicrotask(() => request.emit('error', new Error('offline'))),
    });
  }) as unknown as typeof https.request);
  expect(await codeOf(fetcher({ resolve })('https://pictures.example/x'))).toBe('AVATAR_INVALID');
  spy.mockRestore();
  expect(noted).toHaveLength(1);
  // A pooled connection might have been opened by somebody who judged nothing.
  expect(noted[0]).toMatchObject({ agent: false });
  const lookup = () =>
    new Promise((settle) => {
      noted[0]?.lookup?.('pictures.example', { family: 0 }, (error, address) => settle(error ?? address));
    });
  expect(await lookup()).toBe('121.14.77.201');
  expect(await lookup()).toBeInstanceOf(PrivateAddressError);
});

test('[P14] a name that nobody knows has no picture', async () => {
  expect(await codeOf(fetcher()('https://pictures.example/x'))).toBe('AVATAR_INVALID');
});
