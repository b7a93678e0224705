import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../world/create-world';
import type { Endpoint, Platform } from '../world/types';

/** What a dialect answers to one request. */
export interface Answer {
  readonly status?: number;
  readonly body: object;
  /** Default `application/json; charset=utf-8`. */
  readonly type?: string;
  /** For the ledger: `ok`, or the platform's error number. */
  readonly outcome: string;
  readonly appId?: string;
  readonly personId?: string;
}

/** One endpoint of an open API. */
export interface DialectRoute {
  readonly platform: Platform;
  readonly endpoint: Endpoint;
  /** How this endpoint says that the platform is busy. */
  busy(): Answer;
  /** How it says that it is asked too often. */
  limited(): Answer;
  /** Whom the request is about, as far as it can be told beforehand: some faults strike one person only. */
  whom?(request: FastifyRequest): string | undefined;
  handle(request: FastifyRequest): Answer;
}

/** Resolves after so many real milliseconds; injected, so that tests of slowness need not be slow. */
export type Wait = (ms: number) => Promise<void>;

const BAD_GATEWAY = '<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>';

/** A Fastify handler for one endpoint: first the faults, then the dialect, then the ledger. */
export function serve(world: World, wait: Wait, route: DialectRoute) {
  const { platform, endpoint } = route;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const personId = route.whom?.(request);
    const strikes = (fault: Parameters<typeof world.faults.strikes>[1]) =>
      world.faults.strikes(platform, fault, endpoint, personId);
    const record = (entry: Pick<Answer, 'outcome' | 'appId' | 'personId'>) =>
      world.ledger.record({ platform, endpoint, personId, ...entry });

    const slow = strikes('slow');
    if (slow) await wait(slow.ms);
    if (strikes('http5xx')) {
      record({ outcome: 'http502' });
      return reply.code(502).type('text/html').send(BAD_GATEWAY);
    }
    const answer = strikes('busy')
      ? route.busy()
      : strikes('rateLimit')
        ? route.limited()
        : route.handle(request);
    record({ outcome: answer.outcome, appId: answer.appId, personId: answer.personId ?? personId });
    if (strikes('lostAnswer')) {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    return reply
      .code(answer.status ?? 200)
      .type(answer.type ?? 'application/json; charset=utf-8')
      .send(JSON.stringify(answer.body));
  };
}

/** For platforms that publish no number for "too often". */
export const tooManyRequests = (): Answer => ({
  status: 429,
  body: { message: 'Too Many Requests' },
  outcome: 'http429',
});
