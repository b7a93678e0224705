import type { FastifyInstance } from 'fastify';
import type { Organisations } from '../organisations/organisations';
import { defineRoute } from './define-route';

export const defineOrganisationsRoutes = (app: FastifyInstance, organisations: Organisations): void => {
  defineRoute(app, 'getPermissions', ({ account }) => organisations.permissions(account.userId));
};
