import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorBody } from '../../src/contract/common';
import type { ErrorCode } from '../../src/contract/error-codes';
import { AppError, errorCode } from '../errors';

const codes: ReadonlyMap<unknown, ErrorCode> = new Map<unknown, ErrorCode>([
  ['HPE_HEADER_OVERFLOW', 'HEADERS_TOO_LARGE'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'REQUEST_TIMEOUT'],
]);

/** The whole answer, as bytes on the wire. */
const answerOf = (error: AppError): string => {
  const body: ErrorBody = { code: error.code, message: error.message, requestId: randomUUID() };
  const text = JSON.stringify(body);
  return [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
    '',
    text,
  ].join('\r\n');
};

/** What is no HTTP, or too much or too slow of it, never becomes a request: the answer goes straight to the connection. */
export const answerClientError = (error: Error, socket: Socket): void => {
  const code = errorCode(error);
  if (code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable && socket.bytesWritten === 0) {
    socket.write(answerOf(new AppError(codes.get(code) ?? 'INVALID_INPUT')));
  }
  socket.destroySoon();
};
