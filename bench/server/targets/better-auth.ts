/** better-auth's own session check behind a Fastify route, as its documentation mounts it; no rate limit, no log. */
import fastify, { type FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { serveParent } from '../child';
import { usage } from '../usage';

const { DATABASE_URL: connectionString, COOKIE_CACHE } = process.env;
const people = 20;

const main = async (): Promise<void> => {
  const { betterAuth } = await import('better-auth');
  const { getMigrations } = await import('better-auth/db/migration');
  const options = {
    database: new Pool({ connectionString, max: 10 }),
    baseURL: 'http://127.0.0.1:3000',
    secret: 'a secret of the benchmark, long enough',
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    session: { cookieCache: { enabled: COOKIE_CACHE === '1', maxAge: 3600 } },
  };
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const auth = betterAuth(options);
  const app = fastify();
  const toRequest = ({ url, method, headers, body }: FastifyRequest): Request =>
    new Request(new URL(url, 'http://127.0.0.1:3000'), {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as [string, string]],
      ),
      ...(body === undefined || body === null ? {} : { body: JSON.stringify(body) }),
    });
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const response = await auth.handler(toRequest(request));
      response.headers.forEach((value, key) => void reply.header(key, value));
      return reply.status(response.status).send(response.body === null ? null : await response.text());
    },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const cookies: string[] = [];
  for (let n = 0; n < people; n += 1) {
    const response = await fetch(`${url}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
      body: JSON.stringify({
        email: `p${n}-${COOKIE_CACHE}@example.com`,
        password: `a password ${n}`,
        name: `p${n}`,
      }),
    });
    if (response.status !== 200) throw new Error(`sign-up: ${response.status} ${await response.text()}`);
    cookies.push(
      response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    );
  }
  serveParent({ url, cookies }, async () => usage());
};

void main();
