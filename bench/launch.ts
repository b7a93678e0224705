import { coldStart, type Launch, warmStart } from './launch/measure';
import { ours } from './launch/ours';
import { loginPerRefusal, pollingLock, sharedPromise } from './launch/seeds';
import { latency } from './launch/world';
import { textTable } from './table';

const flows = [ours, sharedPromise, loginPerRefusal, pollingLock];

/** Requests that an app sends as it starts. */
export const requestCount = 50;

/** What the real hosts let be under way. */
const hostLimit = 10;

const head = ['flow', 'logins', 'exchanges', 'requests', 'first ms', 'last ms', 'ratio', 'failed'];

const rowOf = (launch: Launch): string[] => [
  launch.flow,
  ...[launch.logins, launch.exchanges, launch.requests, launch.firstMs, launch.lastMs].map(String),
  launch.ratio.toFixed(2),
  String(launch.failed),
];

type Measure = typeof coldStart;

const part = async (title: string, measure: Measure, atOnce: number): Promise<string> => {
  const rows: string[][] = [];
  for (const flow of flows) rows.push(rowOf(await measure(flow, requestCount, atOnce)));
  return `${title}\n${textTable(head, rows)}\n`;
};

/** B01 and B02: our launch beside the flows of the source notes, in simulated time. Gives the report as text. */
export const launchReport = async (): Promise<string> => {
  const { login, exchange, request, checkSession } = latency;
  const given = `Simulated: login ${login} ms, exchange ${exchange} ms, request ${request} ms, checkSession ${checkSession} ms; ${requestCount} requests at once.\n`;
  return [
    given,
    await part(
      'B01 cold start; ratio = last answer / (login + exchange + one request), budget 1.05',
      coldStart,
      Number.POSITIVE_INFINITY,
    ),
    await part(
      'B01 cold start on a host with ten requests at once; ratio = last answer / (login + exchange + five rounds)',
      coldStart,
      hostLimit,
    ),
    await part('B02 warm start; ratio = first answer / one request, budget 1.05', warmStart, hostLimit),
  ].join('\n');
};
