import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors';
import type { Services } from '../services';
import { defineRoute } from './define-route';
import { originOf } from './origin';

export type LoginServices = Pick<Services, 'exchange' | 'register' | 'accounts' | 'smsCodes' | 'passwords'>;

const definePasswordRoutes = (app: FastifyInstance, { passwords }: LoginServices): void => {
  defineRoute(app, 'loginByPassword', async ({ body, account, request }) => ({
    session: await passwords.login(account, body, originOf(request)),
  }));

  defineRoute(app, 'resetPassword', async ({ body }) => {
    await passwords.reset(body);
    return {};
  });
};

export const defineLoginRoutes = (app: FastifyInstance, services: LoginServices): void => {
  const { exchange, register, accounts, smsCodes } = services;

  defineRoute(app, 'exchange', async ({ body, idempotencyKey }) => {
    const proof = { code: body.code ?? null, anonymousCode: body.anonymousCode ?? null };
    return { session: await exchange.exchange(body.platform, proof, idempotencyKey) };
  });

  defineRoute(app, 'register', async ({ body, idempotencyKey }) => ({
    session: await register.register(body, idempotencyKey),
  }));

  defineRoute(app, 'sendSms', async ({ body, request }) => ({
    retryAfter: await smsCodes.send(body.phone, body.purpose ?? 'login', originOf(request)),
  }));

  defineRoute(app, 'loginBySms', async ({ body, account }) => {
    await smsCodes.verify(body.phone, body.smsCode, 'login');
    return { session: await accounts.loginByPhone(account, body.platform, body.phone) };
  });

  defineRoute(app, 'bindPhone', async ({ body, account }) => {
    if (body.cloudID !== undefined) throw new AppError('CLOUD_ID_UNSUPPORTED', { field: 'cloudID' });
    const { code = null, encryptedData = null, iv = null } = body;
    if (code === null && encryptedData === null && iv === null) {
      throw new AppError('INVALID_INPUT', { field: 'code' });
    }
    return { session: await accounts.bindByPlatform(account, { code, encryptedData, iv }) };
  });

  defineRoute(app, 'signOut', async ({ account }) => {
    await accounts.signOut(account);
    return {};
  });

  definePasswordRoutes(app, services);
};
