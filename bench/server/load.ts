/**
 * The load, in a process of its own: so many keep-alive connections, on each one request after the other. It parses no
 * more of an answer than it must, so that most of the machine is left to the servers.
 */
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { serveParent } from './child';
import type { LoadOrder, LoadResult } from './load-order';
import { createRequests } from './load-requests';

interface Answer {
  readonly status: number;
  /** Bytes of the whole answer; 0: not all has come. */
  readonly length: number;
}

const lengthPattern = /\r\ncontent-length: (\d+)/i;

const parse = (text: string): Answer => {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return { status: 0, length: 0 };
  const body = Number(lengthPattern.exec(text.slice(0, end))?.[1] ?? Number.NaN);
  if (Number.isNaN(body)) throw new Error(`an answer without a length: ${text.slice(0, end)}`);
  const length = end + 4 + body;
  return { status: Number(text.slice(9, 12)), length: text.length >= length ? length : 0 };
};

interface Tally {
  readonly times: number[];
  refused: number;
  firstRefusal: string;
}

/** Sends until `next` has nothing more. Bodies are ASCII here, so characters are bytes. */
const runConnection = (socket: Socket, next: () => string | null, tally: Tally): Promise<void> =>
  new Promise((resolve, reject) => {
    let got = '';
    let sentAt = 0;
    const send = (): void => {
      const request = next();
      if (request === null) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request, 'latin1');
    };
    socket.setEncoding('latin1');
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('data', (chunk: string) => {
      got = got === '' ? chunk : got + chunk;
      const { status, length } = parse(got);
      if (length === 0) return;
      tally.times.push(performance.now() - sentAt);
      if (status !== 200) {
        tally.refused += 1;
        tally.firstRefusal ||= got;
      }
      got = '';
      send();
    });
    socket.once('connect', send);
  });

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const run = async (order: LoadOrder): Promise<LoadResult> => {
  const { hostname, port } = new URL(order.url);
  const requests = await createRequests(order);
  const tally: Tally = { times: [], refused: 0, firstRefusal: '' };
  const beganAt = performance.now();
  const end = order.seconds === undefined ? Number.POSITIVE_INFINITY : beganAt + order.seconds * 1000;
  const next = (): string | null => (performance.now() < end ? requests() : null);
  await Promise.all(
    Array.from({ length: order.connections }, () =>
      runConnection(connect(Number(port), hostname), next, tally),
    ),
  );
  const seconds = (performance.now() - beganAt) / 1000;
  if (tally.refused > 0) {
    throw new Error(`${tally.refused} of ${tally.times.length} refused: ${tally.firstRefusal}`);
  }
  const sorted = tally.times.sort((a, b) => a - b);
  const count = sorted.length;
  return { count, rate: count / seconds, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
};

serveParent({ ready: true }, run);
