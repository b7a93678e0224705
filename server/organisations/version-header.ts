import type { FastifyInstance } from 'fastify';
import type { Organisations } from './organisations';

/** Header of answers to members of an organisation: the version of their rights, a whole number. */
export const permissionVersionHeader = 'x-permissions-version';

/**
 * Tells a member of an organisation with every answer, refusals included, which state of the rights is in force, so
 * that an app learns of a change by whatever it asks next. The version is read before the work begins: an answer may
 * know of more than its header says, never of less.
 */
export const tellPermissionVersion = (
  app: FastifyInstance,
  { version }: Pick<Organisations, 'version'>,
): void => {
  app.addHook('preParsing', async ({ account }, reply) => {
    if (account?.busiIdentity !== 'MEMBER') return;
    const current = await version(account.userId);
    if (current > 0) void reply.header(permissionVersionHeader, current);
  });
};
