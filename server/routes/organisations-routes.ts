import type { FastifyInstance } from 'fastify';
import type { OpenOrganisations } from '../organisations/open-organisations';
import { defineRoute } from './define-route';

/** What a member asks about their own places. */
const defineOwn = (app: FastifyInstance, { organisations }: OpenOrganisations): void => {
  defineRoute(app, 'getPermissions', ({ account }) => organisations.permissions(account.userId));

  defineRoute(app, 'listOrganisations', ({ account }) => organisations.mine(account.userId));

  defineRoute(app, 'chooseOrganisation', async ({ account, body }) => {
    await organisations.choose(account, body.organisationId);
    return organisations.mine(account.userId);
  });
};

/** What a leader does; every change answers with the list as it is then. */
const defineLeaders = (app: FastifyInstance, { leadership }: OpenOrganisations): void => {
  defineRoute(app, 'listMembers', ({ account, params }) => leadership.members(account, params.id));

  defineRoute(app, 'listPackages', ({ account, params }) => leadership.packages(account, params.id));

  defineRoute(app, 'addMember', ({ account, params, body }) => leadership.add(account, params.id, body));

  defineRoute(app, 'removeMember', ({ account, params, body }) =>
    leadership.remove(account, params.id, body),
  );

  defineRoute(app, 'switchModule', ({ account, params, body }) =>
    leadership.switchModule(account, params.id, body),
  );
};

export const defineOrganisationsRoutes = (app: FastifyInstance, services: OpenOrganisations): void => {
  defineOwn(app, services);
  defineLeaders(app, services);
};
