import type { AppContext } from '../context';
import type { RateLimits } from '../rate-limits/rate-limits';
import { forgetOrganisations, mergeOrganisations } from './account-hooks';
import { createLeadership, type Leadership } from './leadership';
import { createOrganisations, type Organisations } from './organisations';

/** What belongs to organisations, as services. */
export interface OpenOrganisations {
  readonly organisations: Organisations;
  readonly leadership: Leadership;
}

/** The organisations of a server, which follow when users become one and when an account is forgotten. */
export const openOrganisations = (context: AppContext, limits: RateLimits): OpenOrganisations => {
  const { database, clock, random, mergeHooks, deletionHooks } = context;
  mergeHooks.onMerge(mergeOrganisations);
  deletionHooks.onDelete(forgetOrganisations);
  const deps = { db: database.db, clock, random };
  return { organisations: createOrganisations(deps), leadership: createLeadership({ ...deps, limits }) };
};
