import { Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Empty, ErrorBody } from '../../src/contract/common';
import { createTokenDesk, type TokenQuestion } from '../access-token/token-desk';
import type { KeptToken } from '../access-token/token-keeper';
import type { AppContext } from '../context';
import type { Services } from '../services';

const exact = { additionalProperties: false } as const;
const Params = Type.Object(
  {
    platform: Type.Union(
      (['wechat', 'douyin', 'baidu', 'kuaishou'] as const).map((platform) => Type.Literal(platform)),
    ),
    appId: Type.String({ minLength: 1, maxLength: 64 }),
  },
  exact,
);
const Refused = Type.Object({ accessToken: Type.String({ minLength: 1, maxLength: 1024 }) }, exact);
const Answer = Type.Object({
  accessToken: Type.String(),
  /** Milliseconds since 1970. */
  expiresAt: Type.Integer(),
});

const responses = { 200: Answer, '4xx': ErrorBody, '5xx': ErrorBody };
const hidden = { hide: true, params: Params, querystring: Empty, response: responses };
const url = '/internal/access-tokens/:platform/:appId';
const bearer = /^Bearer (\S{1,256})$/;

type Named = Omit<TokenQuestion, 'service'>;

/**
 * The access tokens for other services of the same developer, which are not part of what the app is told:
 * `GET /internal/access-tokens/:platform/:appId`, and `POST …/refresh` with the token that the platform refused. Both
 * answer `{ accessToken, expiresAt }`. There is nothing here while no service has a credential.
 */
export const defineTokenRoutes = (
  app: FastifyInstance,
  { config, clock, database: { db } }: AppContext,
  { tokens, limits }: Pick<Services, 'tokens' | 'limits'>,
): void => {
  const credentials = config.serviceCredentials;
  if (credentials.length === 0) return;
  const desk = createTokenDesk({ db, clock, limits: limits.exact, tokens, credentials });

  const admit = async (request: FastifyRequest): Promise<void> => {
    const credential = bearer.exec(request.headers.authorization ?? '')?.[1] ?? '';
    request.service = await desk.admit(credential, request.ip);
  };
  const question = ({ service, params }: FastifyRequest): TokenQuestion => ({
    service,
    ...(params as Named),
  });
  const answer = (reply: FastifyReply, { token, expiresAt }: KeptToken) => {
    void reply.header('cache-control', 'no-store');
    return { accessToken: token, expiresAt };
  };

  app.decorateRequest('service', '');
  app.get(url, { schema: hidden, onRequest: admit }, async (request, reply) =>
    answer(reply, await desk.give(question(request))),
  );
  app.post<{ Body: { accessToken: string } }>(
    `${url}/refresh`,
    { schema: { ...hidden, body: Refused }, onRequest: admit },
    async (request, reply) => answer(reply, await desk.replace(question(request), request.body.accessToken)),
  );
};

declare module 'fastify' {
  interface FastifyRequest {
    /** The service that asks for an access token; empty elsewhere. */
    service: string;
  }
}
