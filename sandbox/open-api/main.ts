import { writeFileSync } from 'node:fs';
import { createOpenApi, MOUNTS } from './create-open-api';
import { createWorld } from './world/create-world';

/**
 * Starts the open APIs alone.
 * SANDBOX_PORT (8081), SANDBOX_SEED, SANDBOX_DEVTOOLS_PERSON (`lin`, whom the mock code of WeChat's tools stands for),
 * SANDBOX_DOUYIN_KEY_FILE (where the private key of the Douyin app is written for the server's configuration).
 */
async function main(): Promise<void> {
  const port = Number(process.env.SANDBOX_PORT ?? 8081);
  const seed = process.env.SANDBOX_SEED;
  const world = createWorld({
    ...(seed ? { seed } : { sequence: String(Date.now()) }),
    baseUrl: `http://127.0.0.1:${port}`,
    devtoolsPersonId: process.env.SANDBOX_DEVTOOLS_PERSON ?? 'lin',
  });
  const app = createOpenApi(world, { logger: true });
  const keyFile = process.env.SANDBOX_DOUYIN_KEY_FILE;
  if (keyFile) writeFileSync(keyFile, world.apps.douyin.privateKeyPem, { mode: 0o600 });

  const address = await app.listen({ port, host: '127.0.0.1' });
  for (const { prefix, host } of MOUNTS) app.log.info(`${host} is ${address}${prefix}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
