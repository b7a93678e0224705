import type { FastifyBaseLogger } from 'fastify';

type Child = FastifyBaseLogger['child'];

interface Kept {
  readonly parent: FastifyBaseLogger;
  readonly bindings: Parameters<Child>[0];
  readonly options: Parameters<Child>[1];
  made: FastifyBaseLogger | null;
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const loggerOf = (kept: Kept): FastifyBaseLogger => {
  kept.made ??= kept.parent.child(kept.bindings, kept.options);
  return kept.made;
};

const shared = Object.defineProperty(
  Object.fromEntries([
    ...levels.map((level) => [
      level,
      function (this: Kept, ...line: Parameters<FastifyBaseLogger['info']>): void {
        loggerOf(this)[level](...line);
      },
    ]),
    [
      'child',
      function (this: Kept, ...given: Parameters<Child>): FastifyBaseLogger {
        return loggerOf(this).child(...given);
      },
    ],
  ]),
  'level',
  {
    get(this: Kept): string {
      return this.made?.level ?? this.options?.level ?? this.parent.level;
    },
  },
);

/** A logger for one request, which is made when there is something to log: most requests have nothing to say. */
export const createRequestLogger: (
  logger: FastifyBaseLogger,
  bindings: Kept['bindings'],
  options: Kept['options'],
) => FastifyBaseLogger = (parent, bindings, options) =>
  Object.assign(Object.create(shared), { parent, bindings, options, made: null });
