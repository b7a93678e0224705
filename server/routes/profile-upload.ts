import type { FastifyRequest } from 'fastify';
import { AppError, errorCode } from '../errors';

const fieldName = 'file';

/** What the multipart parser calls its refusals; whatever else it throws is a body that it could not read. */
const refusals = {
  FST_REQ_FILE_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
} as const;

const isKnown = (code: unknown): code is keyof typeof refusals =>
  typeof code === 'string' && Object.hasOwn(refusals, code);

const refuse = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  const code = errorCode(error);
  return new AppError(isKnown(code) ? refusals[code] : 'INVALID_INPUT', { field: fieldName, cause: error });
};

const invalid = (reason: string): AppError => new AppError('INVALID_INPUT', { field: fieldName, reason });

/**
 * The one file of a `multipart/form-data` body, under the name `file`, and nothing beside it. Its own name and type are
 * what the client says and are not looked at.
 * @throws AppError BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_INPUT
 */
export const readUpload = async (request: FastifyRequest, maximumBytes: number): Promise<Buffer> => {
  let bytes: Buffer | null = null;
  try {
    const limits = { fileSize: maximumBytes, files: 1, fields: 0, parts: 2, headerPairs: 20 };
    for await (const part of request.parts({ limits })) {
      if (part.type !== 'file' || part.fieldname !== fieldName) throw invalid('another part');
      bytes = await part.toBuffer();
    }
  } catch (error) {
    throw refuse(error);
  }
  if (bytes === null || bytes.length === 0) throw invalid('no file');
  return bytes;
};
