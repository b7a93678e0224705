import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Organisations } from './organisations';

/** Header of answers to members of an organisation: the version of their rights, a whole number. */
export const permissionVersionHeader = 'x-permissions-version';

/**
 * Tells a member of an organisation with every answer, refusals included, which state of the rights is in force, so
 * that an app learns of a change by whatever it asks next. The version is read before the work begins, together with the
 * session: an answer may know of more than its header says, never of less.
 */
export const tellPermissionVersion = (
  app: FastifyInstance,
  { version }: Pick<Organisations, 'version'>,
): void => {
  const tell = (reply: FastifyReply, current: number): void => {
    if (current > 0) void reply.header(permissionVersionHeader, current);
  };
  // Most requests need not wait: a callback costs them less than a promise.
  app.addHook('preParsing', ({ live }, reply, _payload, done) => {
    if (live?.account.busiIdentity !== 'MEMBER') return done();
    if (live.rightsVersion !== null) {
      tell(reply, live.rightsVersion);
      return done();
    }
    version(live.account.userId).then((current) => {
      tell(reply, current);
      done();
    }, done);
  });
};
