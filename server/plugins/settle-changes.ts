import type { FastifyInstance } from 'fastify';
import type { ChangeWatch } from '../sessions/changes/change-watch';

/** Where accounts, sessions and rights are changed. */
const matters = ['/api/login/', '/api/me/', '/api/organisation'];
/** These change nothing that a session stands for, and are asked often. */
const harmless: ReadonlySet<string> = new Set([
  '/api/login/exchange',
  '/api/login/sms/send',
  '/api/me/proof/sms',
]);

const mayChangeSessions = (method: string | string[], url: string): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  !harmless.has(url) &&
  matters.some((start) => url.startsWith(start));

/**
 * Holds the answer to a request that may have changed what sessions stand for until no instance serves the older state
 * from memory: what was changed is in force at the next request, wherever that is sent.
 */
export const settleChanges = (app: FastifyInstance, { settle }: Pick<ChangeWatch, 'settle'>): void => {
  app.addHook('onRoute', (route) => {
    if (!mayChangeSessions(route.method, route.url)) return;
    const wait = async (_request: unknown, reply: { readonly statusCode: number }): Promise<void> => {
      if (reply.statusCode < 400) await settle();
    };
    route.onSend = [wait, ...[route.onSend ?? []].flat()];
  });
};
