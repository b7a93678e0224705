import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Text fields of a parsed query or form; anything else in it is left out. */
export type Fields = Readonly<Record<string, string | undefined>>;

export function fieldsOf(source: unknown): Fields {
  const fields: Record<string, string> = {};
  if (typeof source !== 'object' || source === null) return fields;
  for (const [key, value] of Object.entries(source)) if (typeof value === 'string') fields[key] = value;
  return fields;
}

export const queryOf = (request: FastifyRequest): Fields => fieldsOf(request.query);

/** Query and form body as one, the body winning: Baidu and Kuaishou take the same keys from either. */
export const queryAndForm = (request: FastifyRequest): Fields => ({
  ...fieldsOf(request.query),
  ...fieldsOf(request.body),
});

/** The JSON object in a body, whatever content type it is declared as; null when it is none. */
export function jsonOf(request: FastifyRequest): Readonly<Record<string, unknown>> | null {
  if (typeof request.body !== 'string') return null;
  try {
    const parsed: unknown = JSON.parse(request.body);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** A text member of a JSON object, or undefined. */
export const textIn = (source: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const value = source[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Bodies arrive as text: the platforms themselves decide what an unreadable body means. */
export function takeBodiesAsText(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}
