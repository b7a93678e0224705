import type { FastifyInstance } from 'fastify';
import { avatarHeaders, avatarPrefix, isAvatarKey } from '../avatars/avatar-store';
import type { Avatars } from '../avatars/avatars';
import { AppError } from '../errors';

interface Names {
  Params: { file: string };
}

const extension = '.webp';

/** The key in the last part of an address; null for whatever is no picture of ours. */
const keyOf = (file: string): string | null => {
  const key = file.endsWith(extension) ? file.slice(0, -extension.length) : '';
  return isAvatarKey(key) ? key : null;
};

/**
 * The pictures of users, from whichever store. What an address shows never changes, so its name serves as its tag. Also
 * with a public address of the store: what was kept before is still called by the old one.
 */
export const defineAvatarFiles = (app: FastifyInstance, avatars: Pick<Avatars, 'read'>): void => {
  app.get<Names>(`${avatarPrefix}:file`, { schema: { hide: true } }, async (request, reply) => {
    const key = keyOf(request.params.file);
    if (key === null) throw new AppError('NOT_FOUND');
    const tag = `"${key}"`;
    const isKnown = request.headers['if-none-match'] === tag;
    const bytes = isKnown ? null : await avatars.read(key);
    if (!isKnown && bytes === null) throw new AppError('NOT_FOUND');
    void reply.headers({
      'cache-control': avatarHeaders.cacheControl,
      etag: tag,
      'x-content-type-options': 'nosniff',
    });
    return isKnown ? reply.code(304).send() : reply.type(avatarHeaders.type).send(bytes);
  });
};
