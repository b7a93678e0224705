import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A year, and for every name below: who came once by TLS never comes without it again. */
const transport = 'max-age=31536000; includeSubDomains';
/** JSON opened as a page shows nothing, runs nothing and stands in nobody's frame. */
const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What is the same for everybody may be kept on the way; what a session or a login opens may not. */
const isPersonal = ({ method, routeOptions: { config } }: FastifyRequest): boolean =>
  config.endpoint !== undefined && (method !== 'GET' || config.endpoint.auth !== 'none');

const add = (reply: FastifyReply, name: string, value: string): void => {
  if (!reply.hasHeader(name)) void reply.header(name, value);
};

/** What browsers must be told about every answer. A route that says something of its own has the word. */
export const secureAnswers = (app: FastifyInstance, publicOrigin: string | null): void => {
  const isSecure = publicOrigin?.startsWith('https:') === true;
  app.addHook('onSend', (request, reply, payload, done) => {
    add(reply, 'x-content-type-options', 'nosniff');
    add(reply, 'referrer-policy', 'no-referrer');
    if (isSecure) add(reply, 'strict-transport-security', transport);
    if (isPersonal(request) || reply.statusCode >= 400) add(reply, 'cache-control', 'no-store');
    const type = reply.getHeader('content-type');
    if (typeof type !== 'string' || type.startsWith('application/json')) {
      add(reply, 'content-security-policy', nothing);
    } else
      add(reply, 'content-security-policy', "object-src 'none'; base-uri 'none'; frame-ancestors 'self'");
    done(null, payload);
  });
};
