import pino, { type DestinationStream, type Logger } from 'pino';
import { describeError, scrub, scrubFields } from './log-scrub';

/** In the place of the framework's own descriptions, which show more. */
const asDescribed = (value: unknown): unknown => value;

/** A message is a sentence of ours, except where a library makes it of an error. */
const describeArgument = (argument: unknown): unknown =>
  typeof argument === 'string'
    ? scrub(argument)
    : argument instanceof Error
      ? { err: describeError(argument) }
      : typeof argument === 'object' && argument !== null
        ? scrubFields(argument as Record<string, unknown>)
        : argument;

/**
 * Structured lines without secrets: what is handed over is gone through before anything is written. Names that say
 * `secret` are struck out at any depth, errors keep kind, code and place, requests their method and path.
 */
export const createLogger = (level: string, stream?: DestinationStream): Logger => {
  const logger = pino(
    {
      level,
      base: null,
      hooks: {
        logMethod(args, method) {
          const safe = args.map(describeArgument) as typeof args;
          method.apply(this, safe);
        },
      },
      serializers: { err: asDescribed, req: asDescribed, res: asDescribed },
    },
    ...(stream === undefined ? [] : [stream]),
  );
  // What a child is bound to stands in all of its lines, and passes no hook. Children have this from their parent.
  const { child } = logger;
  const safeChild: typeof child = function (this: Logger, bindings, options) {
    return child.call(this, scrubFields(bindings), options) as never;
  };
  logger.child = safeChild;
  return logger;
};
