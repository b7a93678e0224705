import { type Static, type TSchema, Type } from '@sinclair/typebox';

/** An object that refuses fields it does not know. */
export const strict = <T extends Record<string, TSchema>>(fields: T) =>
  Type.Object(fields, { additionalProperties: false });

/** Money in integer fen (1 CNY = 100 fen). */
export const Fen = Type.Integer({ minimum: 0, description: 'integer fen' });

/** A moment as milliseconds since 1970-01-01 UTC. */
export const Millis = Type.Integer({ minimum: 0, description: 'milliseconds since the epoch' });

/** A row id: letters, digits, `-` and `_`. */
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Chinese mainland mobile number, 11 digits without prefix. */
export const PhoneNumber = Type.String({ pattern: '^1[3-9][0-9]{9}$' });

/** Body of every answer that is not 2xx. `field` names the input that is wrong, as a JSON pointer without the leading slash. */
export const ErrorBody = strict({
  code: Type.String(),
  message: Type.String(),
  field: Type.Optional(Type.String()),
  requestId: Type.String(),
});
export type ErrorBody = Static<typeof ErrorBody>;

/** Where a page of a list starts; opaque to the client. */
export const Cursor = Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9_-]+$' });

export const Empty = strict({});
export type Empty = Static<typeof Empty>;
