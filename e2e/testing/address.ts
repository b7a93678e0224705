import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Address {
  readonly url: string;
  /** Requests are answered from here on. */
  answer(listener: RequestListener): void;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** An address of our own that is known before anybody answers there. */
export const takeAddress = async (): Promise<Address> => {
  const http = createServer();
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    answer: (listener) => void http.on('request', listener),
    close: async () => {
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
};
