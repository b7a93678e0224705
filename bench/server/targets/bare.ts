/** What the other servers are held against: Fastify as it comes, with as little as the same work takes. */
import fastify from 'fastify';
import { Pool } from 'pg';
import { sandboxPlatforms } from '../../../server/config-sandbox';
import { newId, systemRandom } from '../../../server/random';
import { serveParent } from '../child';
import { usage } from '../usage';

const { DATABASE_URL: connectionString, SANDBOX_URL: sandboxUrl = '' } = process.env;

const join = {
  name: 'bare_join',
  text: `select s.id, s.platform, s.expires_at, u.id as user_id, u.phone
    from sessions s join users u on u.id = s.user_id where s.id = $1`,
};
const insertUser = {
  name: 'bare_user',
  text: 'insert into bare_users (id, open_id, at) values ($1, $2, $3)',
};
const insertSession = {
  name: 'bare_session',
  text: 'insert into bare_sessions (id, user_id, expires_at) values ($1, $2, $3)',
};

const main = async (): Promise<void> => {
  const pool = new Pool({ connectionString, max: 10 });
  await pool.query('create table if not exists bare_users (id text primary key, open_id text, at bigint)');
  await pool.query(
    'create table if not exists bare_sessions (id text primary key, user_id text, expires_at bigint)',
  );
  const app = fastify();
  app.get('/bare', async () => ({ status: 'ok' }));
  app.get<{ Params: { id: string } }>('/join/:id', async ({ params }) => {
    const { rows } = await pool.query({ ...join, values: [params.id] });
    if (rows.length !== 1) throw new Error('no such session');
    return rows[0];
  });
  app.post<{ Body: { code: string } }>('/login', async ({ body }) => {
    const { baseUrl, appId, secret } = sandboxPlatforms(sandboxUrl).wechat;
    const query = new URLSearchParams({
      appid: appId,
      secret,
      js_code: body.code,
      grant_type: 'authorization_code',
    });
    const response = await fetch(`${baseUrl}/sns/jscode2session?${query}`);
    const { openid } = (await response.json()) as { openid?: string };
    if (openid === undefined) throw new Error('the code was refused');
    const [userId, token] = [newId(systemRandom), newId(systemRandom)];
    await pool.query({ ...insertUser, values: [userId, openid, Date.now()] });
    await pool.query({ ...insertSession, values: [token, userId, Date.now()] });
    return { token };
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  serveParent({ url }, async () => usage());
};

void main();
