import type { FastifyInstance } from 'fastify';
import type { Accounts } from '../accounts/accounts';
import { defineRoute } from './define-route';

export const defineMeRoutes = (app: FastifyInstance, accounts: Accounts): void => {
  defineRoute(app, 'getMe', async ({ account }) => ({ user: await accounts.me(account) }));

  defineRoute(app, 'updateProfile', async ({ account, body }) => ({
    user: await accounts.setNickname(account, body.nickname),
  }));
};
