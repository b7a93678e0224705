import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** A token of its usual form, which the load can write down without asking. */
export const seededToken = (index: number): string => `bench${String(index).padStart(38, '0')}`;

/** As far apart as random ids are. */
export const seededId = (kind: 'session' | 'user', index: number): string =>
  createHash('md5').update(`${kind}${index}`).digest('hex').slice(0, 22);

const idSql = (kind: 'session' | 'user'): string => `substr(md5('${kind}' || i), 1, 22)`;
const tokenSql = `'bench' || lpad(i::text, 38, '0')`;

/** Members with one session each, and a state of their rights, in a database that a server has prepared. */
export const seedSessions = async (databaseUrl: string, count: number): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const now = Date.now();
  const rows = `from generate_series(0, ${count - 1}) i`;
  await client.query(`insert into users (id, phone, nickname, created_at, updated_at)
    select ${idSql('user')}, '1' || lpad(i::text, 10, '0'), 'user ' || i, ${now}, ${now} ${rows}`);
  await client.query(`insert into permission_versions (user_id, version) select ${idSql('user')}, 1 ${rows}`);
  await client.query(`insert into sessions
      (id, token_hash, user_id, platform, created_at, last_seen_at, expires_at)
    select ${idSql('session')}, encode(sha256(convert_to(${tokenSql}, 'UTF8')), 'hex'), ${idSql('user')},
      'wechat', ${now}, ${now}, ${now + 30 * 24 * 3_600_000} ${rows}`);
  await client.query('vacuum (analyze) users, sessions, permission_versions');
  await client.query('checkpoint');
  await client.end();
};

/** Bytes of the tables that grow with users, indexes included, per session. */
export const bytesPerSession = async (databaseUrl: string, count: number): Promise<number> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(name::regclass)) as bytes
       from unnest(array['users', 'sessions', 'permission_versions']) name`,
  );
  await client.end();
  return Math.round(Number(rows[0]?.bytes ?? 0) / count);
};
