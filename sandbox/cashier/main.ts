import { createMovableClock } from '../open-api/world/clock';
import { createRandom } from '../open-api/world/random';
import { createCashier, keepDelivering } from './create-cashier';

/** Starts the cashier alone. CASHIER_PORT (8082); a server finds it with CASHIER_URL=http://127.0.0.1:8082. */
async function main(): Promise<void> {
  const app = createCashier({ clock: createMovableClock(), random: createRandom(String(Date.now())) });
  keepDelivering(app);
  const address = await app.listen({ port: Number(process.env.CASHIER_PORT ?? 8082), host: '127.0.0.1' });
  process.stdout.write(`cashier at ${address}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
