import { textTable } from '../table';
import { medianOf, ratioOf, type Samples } from './measure';

/** A line of a table: a scenario, and what its rate must be to another's. */
export interface Line {
  readonly name: string;
  readonly to?: string;
  readonly budget?: number;
  /** Whether the slowest hundredth must not be slower than twice the other's. */
  readonly tail?: boolean;
}

const head = ['', 'req/s', 'p50 ms', 'p99 ms', 'server µs/req', 'ratio', 'budget', 'p99 ratio', 'met'];

const isMet = (samples: Samples, { name, to, budget, tail }: Line): string => {
  if (to === undefined || budget === undefined) return '';
  const slow = tail === true && ratioOf(samples, name, to, 'p99') > 2;
  return ratioOf(samples, name, to) >= budget && !slow ? 'yes' : 'NO';
};

const rowOf = (samples: Samples, line: Line): string[] => {
  const { name, to, budget, tail } = line;
  return [
    name,
    String(Math.round(medianOf(samples, name, 'rate'))),
    medianOf(samples, name, 'p50').toFixed(2),
    medianOf(samples, name, 'p99').toFixed(2),
    medianOf(samples, name, 'cpuUs').toFixed(0),
    to === undefined ? '' : ratioOf(samples, name, to).toFixed(3),
    budget === undefined ? '' : String(budget),
    tail === true && to !== undefined ? ratioOf(samples, name, to, 'p99').toFixed(2) : '',
    isMet(samples, line),
  ];
};

export const reportTable = (title: string, samples: Samples, lines: readonly Line[]): string =>
  `${title}\n${textTable(
    head,
    lines.map((line) => rowOf(samples, line)),
  )}\n`;
