import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors';

const user = 'operator';
/** What makes a browser ask. */
const challenge = 'Basic realm="operator", charset="UTF-8"';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The password of a request: `Basic` with the operator's name, or `Bearer`. Null for neither. */
const passwordOf = (header: string): string | null => {
  const [scheme, value = ''] = header.split(' ', 2);
  if (scheme === 'Bearer') return value;
  if (scheme !== 'Basic') return null;
  const [name, ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return name === user ? rest.join(':') : null;
};

/** Lets pass who knows the operator's password; with null everybody. @throws AppError OPERATOR_REQUIRED */
export const operatorGate =
  (password: string | null) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (password === null) return;
    const given = passwordOf(request.headers.authorization ?? '');
    if (given !== null && timingSafeEqual(digest(given), digest(password))) return;
    void reply.header('www-authenticate', challenge);
    throw new AppError('OPERATOR_REQUIRED');
  };
