import type { FastifyInstance } from 'fastify';
import type { Accounts } from '../accounts/accounts';
import { AppError } from '../errors';
import type { ExchangeService } from '../exchange/exchange-service';
import type { SmsCodes } from '../sms/sms-codes';
import { defineRoute } from './define-route';

export interface LoginServices {
  readonly exchange: ExchangeService;
  readonly accounts: Accounts;
  readonly smsCodes: SmsCodes;
}

export const defineLoginRoutes = (app: FastifyInstance, services: LoginServices): void => {
  const { exchange, accounts, smsCodes } = services;

  defineRoute(app, 'exchange', async ({ body, idempotencyKey }) => {
    const proof = { code: body.code ?? null, anonymousCode: body.anonymousCode ?? null };
    return { session: await exchange.exchange(body.platform, proof, idempotencyKey) };
  });

  defineRoute(app, 'sendSms', async ({ body }) => ({ retryAfter: await smsCodes.send(body.phone) }));

  defineRoute(app, 'loginBySms', async ({ body, account }) => {
    await smsCodes.verify(body.phone, body.smsCode);
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
};
