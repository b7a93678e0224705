import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorBody } from '../../src/contract/common';
import { endpoints } from '../../src/contract/endpoints';
import type { ErrorCode } from '../../src/contract/error-codes';
import { AppError, errorCode } from '../errors';
import { fieldOf } from './validation';

const framework: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_NOT_FOUND: 'NOT_FOUND',
};

const isFastifyError = (error: unknown): error is FastifyError =>
  typeof errorCode(error) === 'string' && error instanceof Error;

/** What the file server says to a `Range` that its file does not have. */
const isWrongRange = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && error.status === 416;

/** Every error in the words of the table; what nobody foresaw becomes INTERNAL. */
export const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (isWrongRange(error)) return new AppError('INVALID_INPUT', { field: 'Range', reason: 'range' });
  if (!isFastifyError(error)) return new AppError('INTERNAL', { cause: error });
  if (error.validation !== undefined) {
    // Of a choice between forms each form complains; what is wrong is the choice itself.
    const choice = error.validation.find(({ keyword }) => keyword === 'anyOf');
    const field = fieldOf(choice ?? error.validation[0]);
    return new AppError('INVALID_INPUT', field === undefined ? {} : { field });
  }
  const known = framework[error.code];
  if (known !== undefined) return new AppError(known, { reason: error.code });
  const status = error.statusCode ?? 500;
  if (status === 429) return new AppError('RATE_LIMITED', { reason: error.code });
  if (status === 404) return new AppError('NOT_FOUND', { reason: error.code });
  if (status >= 400 && status < 500) return new AppError('INVALID_INPUT', { reason: error.code });
  return new AppError('INTERNAL', { cause: error });
};

const errorBody = (error: AppError, requestId: string): ErrorBody => ({
  code: error.code,
  message: error.message,
  ...(error.field === undefined ? {} : { field: error.field }),
  requestId,
});

/** Answers with the refusal and leaves one log line: a warning for what was foreseen, an error for the rest. */
export const answerError = (thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const error = toAppError(thrown);
  const line = { code: error.code, reason: error.reason, field: error.field, err: error.cause };
  if (error.code === 'INTERNAL') request.log.error(line, 'request failed');
  else request.log.info(line, 'request refused');
  if (error.retryAfterMs !== undefined) {
    void reply.header('retry-after', String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))));
  }
  return reply
    .code(error.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBody(error, request.id));
};

const patterns = Object.values(endpoints).map(({ method, path }) => ({
  method,
  matches: new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[^/]+')}$`),
}));

/** The methods that a path of the contract knows; empty for a path that it does not know. */
export const allowedMethods = (path: string): readonly string[] => [
  ...new Set(patterns.filter(({ matches }) => matches.test(path)).map(({ method }) => method)),
];

const answerNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const allowed = allowedMethods(request.url.split('?')[0] ?? '');
  if (allowed.length === 0) return answerError(new AppError('NOT_FOUND'), request, reply);
  void reply.header('allow', allowed.join(', '));
  return answerError(new AppError('METHOD_NOT_ALLOWED'), request, reply);
};

export const handleErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  app.setNotFoundHandler(answerNotFound);
};
