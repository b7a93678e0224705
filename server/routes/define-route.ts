import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { Empty, ErrorBody } from '../../src/contract/common';
import { type Endpoint, type EndpointName, endpoints } from '../../src/contract/endpoints';
import type { ErrorCode } from '../../src/contract/error-codes';
import type { Wire, WireAnswer } from '../../src/contract/wire';
import { AppError } from '../errors';
import type { Account } from '../plugins/authenticate';
import { wireSchemas } from '../wire-schemas';
import { codesOf, routeDocs } from './define-route-docs';

type Endpoints = typeof endpoints;
type Part<N extends EndpointName, K extends string> = K extends keyof Wire[N] ? Wire[N][K] : undefined;
type AccountFor<N extends EndpointName> = Endpoints[N]['auth'] extends 'required'
  ? Account
  : Endpoints[N]['auth'] extends 'optional'
    ? Account | null
    : null;
type KeyFor<N extends EndpointName> = Endpoints[N] extends { idempotencyKey: true } ? string : undefined;

/** What a handler gets: input that was checked, and the caller as far as the endpoint asks for one. */
export interface RouteInput<N extends EndpointName> {
  readonly body: Part<N, 'body'>;
  readonly query: Part<N, 'query'>;
  readonly params: Part<N, 'params'>;
  readonly account: AccountFor<N>;
  readonly idempotencyKey: KeyFor<N>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const keyPattern = /^[A-Za-z0-9_-]{8,64}$/;

const readIdempotencyKey = (endpoint: Endpoint, request: FastifyRequest): string | undefined => {
  if (endpoint.idempotencyKey !== true) return undefined;
  const key = request.headers['idempotency-key'];
  if (key === undefined) throw new AppError('IDEMPOTENCY_KEY_REQUIRED', { field: 'Idempotency-Key' });
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    throw new AppError('INVALID_INPUT', { field: 'Idempotency-Key' });
  }
  return key;
};

const schemaOf = (name: EndpointName): FastifySchema => {
  const wire: { body?: unknown; query?: unknown; params?: unknown; answer: unknown } = wireSchemas[name];
  return {
    ...(wire.body === undefined ? {} : { body: wire.body }),
    ...(wire.params === undefined ? {} : { params: wire.params }),
    querystring: wire.query ?? Empty,
    response: { 200: wire.answer, '4xx': ErrorBody, '5xx': ErrorBody },
  };
};

/** An endpoint without a body takes none: an empty object is the same as nothing, the rest is refused. */
const refuseBody = ({ body }: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
  if (body !== undefined && body !== null) {
    const first = typeof body === 'object' ? Object.keys(body)[0] : undefined;
    if (typeof body !== 'object' || first !== undefined) {
      throw new AppError('INVALID_INPUT', first === undefined ? {} : { field: first });
    }
  }
  done();
};

/**
 * Registers one endpoint of the contract. Method, path, what it asks of the session, and the schemas of input and
 * answer come from the contract; the handler gets checked input and returns the answer. Refusals are thrown as AppError.
 */
export const defineRoute = <N extends EndpointName>(
  app: FastifyInstance,
  name: N,
  handler: (input: RouteInput<N>) => Promise<WireAnswer<N>>,
): void => {
  const endpoint: Endpoint = endpoints[name];
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: {
      ...schemaOf(name),
      operationId: name,
      summary: routeDocs[name]?.summary ?? name,
      tags: [endpoint.path.split('/')[2] ?? 'api'],
    },
    config: { endpoint, operation: name, codes: codesOf(name) },
    // Without a promise where there is nothing to wait for: this is on the way of every request.
    onRequest: (request, _reply, done) => {
      try {
        const asking = app.authenticate(request, endpoint);
        if (asking === undefined) done();
        else asking.then(() => done(), done);
      } catch (error) {
        done(error as Error);
      }
    },
    ...('body' in wireSchemas[name] ? {} : { preValidation: refuseBody }),
    handler: (request, reply) => {
      // The schemas above have checked the parts, and `authenticate` the account; the compiler cannot see either.
      const input: unknown = {
        body: request.body,
        query: request.query,
        params: request.params,
        account: request.account,
        idempotencyKey: readIdempotencyKey(endpoint, request),
        request,
        reply,
      };
      return handler(input as RouteInput<N>);
    },
  });
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The endpoint of the contract that this route serves. */
    endpoint?: Endpoint;
    /** Its name in the contract. */
    operation?: EndpointName;
    /** What the route may refuse with. */
    codes?: readonly ErrorCode[];
  }
}
