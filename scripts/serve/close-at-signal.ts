import type { Server } from 'node:http';

/** Ends in order at the first signal; a second one ends at once. */
export const closeAtSignal = (http: Server, close: () => Promise<void>): void => {
  let closing = false;
  const end = async (): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    http.close();
    http.closeAllConnections();
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      end().catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      });
    });
  }
};
