import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { ErrorBody } from '../../src/contract/common';
import { type ErrorCode, errorTable } from '../../src/contract/error-codes';

const KeyHeader = Type.Object({
  'idempotency-key': Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' }),
});

const File = Type.Object({ file: Type.String({ format: 'binary' }) });

/** One response for each status, which names the codes that come with it. */
const refusalsOf = (codes: readonly ErrorCode[]): Record<string, object> => {
  const statuses = [...new Set(codes.map((code) => errorTable[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => errorTable[code].status === status);
      const description = ofStatus.map((code) => `\`${code}\` ${errorTable[code].message}`).join('\n\n');
      const properties = { ...ErrorBody.properties, code: { type: 'string', enum: ofStatus } };
      return [String(status), { ...ErrorBody, description, properties }];
    }),
  );
};

/** What the checks of a route do not need, but its reader does. */
const describeRoute = (schema: FastifySchema, { config }: RouteOptions): FastifySchema => {
  const { endpoint, codes } = config ?? {};
  if (endpoint === undefined || codes === undefined) return schema;
  const { 200: answer } = schema.response as { 200: object };
  const security = { none: [], optional: [{}, { session: [] }], required: [{ session: [] }] } as const;
  return {
    ...schema,
    response: { 200: { ...answer, description: 'Done' }, ...refusalsOf(codes) },
    security: [...security[endpoint.auth]],
    ...(endpoint.idempotencyKey === true ? { headers: KeyHeader } : {}),
    ...(endpoint.upload === true ? { consumes: ['multipart/form-data'], body: File } : {}),
  };
};

/** The OpenAPI description, made from the same schemas that check the input, and its page at `/docs`. */
export const registerDocs = (app: FastifyInstance, publicOrigin: string | null): void => {
  void app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: { title: 'taro-passport', version: '0.1.0' },
      ...(publicOrigin === null ? {} : { servers: [{ url: publicOrigin }] }),
      components: {
        securitySchemes: {
          session: { type: 'http', scheme: 'bearer', description: 'The token of a session' },
          metrics: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN' },
        },
      },
    },
    transform: ({ schema, url, route }) => ({ schema: describeRoute(schema, route), url }),
  });
  void app.register(swaggerUi, { routePrefix: '/docs' });
};
