import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createCashier, keepDelivering } from '../sandbox/cashier/create-cashier';
import { createOpenApi } from '../sandbox/open-api/create-open-api';
import { createWorld } from '../sandbox/open-api/world/create-world';
import { buildApp } from '../server/app';
import { dataDirOf, parseConfig } from '../server/config';
import { openDatabase } from '../server/db/open';
import { developmentSecret } from '../server/development-secret';
import { createLogger } from '../server/log';
import { closeAtSignal } from './serve/close-at-signal';
import { greeting } from './serve/greeting';
import { createShopFront } from './serve/shop-front';

/** Server, sandbox and the H5 shop on one address, for development. */
const sandboxPrefix = '/sandbox';
const cashierPrefix = `${sandboxPrefix}/cashier`;
const serverPaths = /^\/(api|docs|health|assets|avatars|ops)(\/|$|\?)/;

interface Parts {
  readonly server: FastifyInstance;
  readonly sandbox: FastifyInstance;
  readonly cashier: FastifyInstance;
  readonly shop: FastifyInstance;
}

const dispatch =
  ({ server, sandbox, cashier, shop }: Parts) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/';
    if (url.startsWith(`${cashierPrefix}/`)) {
      request.url = url.slice(cashierPrefix.length);
      cashier.routing(request, response);
    } else if (url.startsWith(`${sandboxPrefix}/`)) {
      request.url = url.slice(sandboxPrefix.length);
      sandbox.routing(request, response);
    } else if (serverPaths.test(url)) server.routing(request, response);
    else shop.routing(request, response);
  };

const openServer = async (port: number, sandboxUrl: string, clock: { now(): number }) => {
  const env = {
    LOG_LEVEL: 'warn',
    PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
    ...process.env,
    PORT: String(port),
    SANDBOX_URL: sandboxUrl,
  };
  const config = parseConfig(env, () => developmentSecret(dataDirOf(env)));
  const { databaseUrl, databaseDir } = config;
  const database = await openDatabase(databaseUrl === null ? { dataDir: databaseDir } : { url: databaseUrl });
  const app = buildApp({ config, database, clock, logger: createLogger(config.logLevel) });
  return { app, config, database };
};

const main = async (): Promise<void> => {
  const port = Number(process.env.PORT ?? 8080);
  const origin = `http://127.0.0.1:${port}`;
  const world = createWorld({
    sequence: String(Date.now()),
    baseUrl: origin + sandboxPrefix,
    devtoolsPersonId: 'lin',
  });
  const { app: server, config, database } = await openServer(port, origin + sandboxPrefix, world.clock);
  const cashier = createCashier({
    clock: world.clock,
    random: world.random,
    baseUrl: origin + cashierPrefix,
  });
  keepDelivering(cashier);
  const parts = {
    server,
    cashier,
    sandbox: createOpenApi(world),
    shop: createShopFront(path.resolve(__dirname, '../dist/h5')),
  };
  for (const part of Object.values(parts)) await part.ready();
  const http = createServer(dispatch(parts));
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, config.host, resolve);
  });
  process.stdout.write(greeting({ origin, database: database.kind, simulated: config.sandboxed }));
  closeAtSignal(http, async () => {
    for (const part of Object.values(parts)) await part.close();
    await database.close();
  });
};

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  const hint = 'The port is taken. Choose another one: PORT=9000 npm start';
  process.stderr.write(`${taken ? hint : error.message}\n`);
  process.exit(1);
});
