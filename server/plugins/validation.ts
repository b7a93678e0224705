import Ajv, { type ErrorObject } from 'ajv';
import type { FastifyInstance, FastifySchema, FastifySchemaCompiler } from 'fastify';
import { AppError } from '../errors';

const common = { removeAdditional: false, useDefaults: true, allErrors: false, strict: false } as const;

/** A NUL, which Postgres has no place for, or half of a pair, which UTF-8 cannot write: what is kept would be another text. */
const isUnkept = (text: string): boolean => text.includes('\0') || /\p{Cs}/u.test(text);

/** The first place, as a JSON pointer, of a text that cannot be kept as it is; undefined where there is none. */
const unkeptPlace = (value: unknown, place: string): string | undefined => {
  if (typeof value === 'string') return isUnkept(value) ? place : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = unkeptPlace(member, `${place}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * Bodies are taken as they are: a number in quotes is not a number, an unknown field is refused. Query and path are
 * text by nature, so their parts are turned into what the schema says first.
 */
export const createValidatorCompiler = (): FastifySchemaCompiler<FastifySchema> => {
  const asIs = new Ajv({ ...common, coerceTypes: false });
  const fromText = new Ajv({ ...common, coerceTypes: true });
  return ({ schema, httpPart }) => {
    const fits = (httpPart === 'body' ? asIs : fromText).compile(schema as object);
    return (data: unknown) => {
      if (fits(data) !== true) return { error: fits.errors ?? [] };
      // After the schema, which bounds how deep it goes.
      const place = unkeptPlace(data, '');
      return place === undefined
        ? { value: data }
        : { error: new AppError('INVALID_INPUT', { field: place.slice(1) }) };
    };
  };
};

/** The input that an Ajv error speaks of, as a JSON pointer without the leading slash; undefined for the whole. */
export const fieldOf = (
  error: Pick<ErrorObject, 'instancePath' | 'params'> | undefined,
): string | undefined => {
  if (error === undefined) return undefined;
  const params: Record<string, unknown> = error.params;
  const last = params.missingProperty ?? params.additionalProperty;
  const pointer = typeof last === 'string' ? `${error.instancePath}/${last}` : error.instancePath;
  return pointer === '' ? undefined : pointer.slice(1);
};

/** JSON bodies; an empty one counts as none, since some hosts send the content type without a body. */
export const acceptJson = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text.trim() === '') done(null, undefined);
    else parse(request, text, done);
  });
};
