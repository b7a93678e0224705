import type { FastifyInstance } from 'fastify';
import type { HistoryService } from '../../shop/history/history-service';
import { defineRoute } from '../define-route';

export const defineHistoryRoutes = (app: FastifyInstance, history: HistoryService): void => {
  defineRoute(app, 'listHistory', ({ account }) => history.list(account.userId));
  defineRoute(app, 'recordHistory', async ({ account, body }) => {
    await history.record(account.userId, body.productId);
    return {};
  });
  defineRoute(app, 'removeHistory', async ({ account, params }) => {
    await history.remove(account.userId, params.productId);
    return {};
  });
  defineRoute(app, 'clearHistory', async ({ account }) => {
    await history.clear(account.userId);
    return {};
  });
};
