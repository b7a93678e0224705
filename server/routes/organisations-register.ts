import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../context';
import { seedDemoOrganisation } from '../organisations/demo-organisation';
import type { OpenOrganisations } from '../organisations/open-organisations';
import { seedPackages } from '../organisations/package-catalogue';
import { defineOrganisationsRoutes } from './organisations-routes';

/** The routes of organisations; the packages, and with a sandbox the demo, are in the database when this has ended. */
export const registerOrganisations = async (
  app: FastifyInstance,
  { config, clock, database: { db } }: AppContext,
  services: OpenOrganisations,
): Promise<void> => {
  await seedPackages(db);
  if (config.sandboxUrl !== null) await seedDemoOrganisation({ db, clock }, services.organisations);
  defineOrganisationsRoutes(app, services);
};
