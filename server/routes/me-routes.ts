import type { FastifyInstance } from 'fastify';
import type { Services } from '../services';
import { defineRoute } from './define-route';
import { originOf } from './origin';

export type MeServices = Pick<Services, 'accounts' | 'passwords' | 'phones' | 'devices' | 'deletion'>;

const defineDeviceRoutes = (app: FastifyInstance, { devices }: MeServices): void => {
  defineRoute(app, 'listDevices', async ({ account }) => ({ items: await devices.list(account) }));

  defineRoute(app, 'revokeDevice', async ({ account, params }) => {
    await devices.revoke(account, params.id);
    return {};
  });

  defineRoute(app, 'revokeOtherDevices', async ({ account }) => {
    await devices.revokeOthers(account);
    return {};
  });
};

/** What a user can do with the account itself: number, password, devices, an end. */
export const defineMeRoutes = (app: FastifyInstance, services: MeServices): void => {
  const { accounts, passwords, phones, deletion } = services;

  // The user was read together with the session.
  defineRoute(app, 'getMe', async ({ account, request }) => ({
    user: request.live?.user ?? (await accounts.me(account)),
  }));

  defineRoute(app, 'sendProofSms', async ({ account, request }) => ({
    retryAfter: await phones.sendProof(account, originOf(request)),
  }));

  defineRoute(app, 'setPassword', async ({ account, body, request }) => ({
    user: await passwords.set(account, body, originOf(request)),
  }));

  defineRoute(app, 'changePhone', async ({ account, body, request }) => ({
    session: await phones.change(account, body, originOf(request)),
  }));

  defineRoute(app, 'unbindPhone', async ({ account, body, request }) => ({
    session: await phones.unbind(account, body.proof, originOf(request)),
  }));

  defineRoute(app, 'requestDeletion', async ({ account, body, request }) => ({
    user: await deletion.request(account, body.proof, originOf(request)),
  }));

  defineRoute(app, 'cancelDeletion', async ({ account }) => ({ user: await deletion.cancel(account) }));

  defineDeviceRoutes(app, services);
};
