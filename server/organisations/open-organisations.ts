import type { AppContext } from '../context';
import { forgetOrganisations, mergeOrganisations } from './account-hooks';
import { createOrganisations, type Organisations } from './organisations';

/** The organisations of a server, which follow when users become one and when an account is forgotten. */
export const openOrganisations = (context: AppContext): Organisations => {
  const { database, clock, random, mergeHooks, deletionHooks } = context;
  mergeHooks.onMerge(mergeOrganisations);
  deletionHooks.onDelete(forgetOrganisations);
  return createOrganisations({ db: database.db, clock, random });
};
