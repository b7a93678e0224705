import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../../errors';
import type { AddressService } from '../../shop/addresses/address-service';
import type { Regions } from '../../shop/regions/regions';
import { defineRoute } from '../define-route';

/** The table changes with a new version of the server only. */
const keepForADay = (reply: FastifyReply): void => {
  void reply.header('cache-control', 'public, max-age=86400');
};

export const defineAddressRoutes = (
  app: FastifyInstance,
  { addresses, regions }: { readonly addresses: AddressService; readonly regions: Regions },
): void => {
  defineRoute(app, 'listRegions', async ({ reply }) => {
    keepForADay(reply);
    return { items: [...regions.provinces()] };
  });
  defineRoute(app, 'getProvince', async ({ params, reply }) => {
    const province = regions.province(params.code);
    if (province === null) throw new AppError('NOT_FOUND');
    keepForADay(reply);
    return province;
  });
  defineRoute(app, 'listAddresses', ({ account }) => addresses.list(account.userId));
  defineRoute(app, 'createAddress', ({ account, body }) => addresses.create(account.userId, body));
  defineRoute(app, 'updateAddress', ({ account, params, body }) =>
    addresses.update(account.userId, params.id, body),
  );
  defineRoute(app, 'setDefaultAddress', ({ account, params }) =>
    addresses.setDefault(account.userId, params.id),
  );
  defineRoute(app, 'removeAddress', async ({ account, params }) => {
    await addresses.remove(account.userId, params.id);
    return {};
  });
};
