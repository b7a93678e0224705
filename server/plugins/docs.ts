import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** The OpenAPI description, made from the same schemas that check the input, and its page at `/docs`. */
export const registerDocs = (app: FastifyInstance): void => {
  void app.register(swagger, {
    openapi: {
      info: { title: 'taro-passport', version: '0.1.0' },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
    transform: ({ schema, url, route }) => {
      const auth = route.config?.endpoint?.auth;
      if (auth === undefined || auth === 'none') return { schema, url };
      const security: Record<string, string[]>[] =
        auth === 'optional' ? [{}, { session: [] }] : [{ session: [] }];
      return { schema: { ...schema, security }, url };
    },
  });
  void app.register(swaggerUi, { routePrefix: '/docs' });
};
