import type { FastifyInstance } from 'fastify';
import type { Favourites } from '../../shop/favourites/favourites';
import { defineRoute } from '../define-route';

export const defineFavouriteRoutes = (app: FastifyInstance, favourites: Favourites): void => {
  defineRoute(app, 'listFavourites', ({ account, query }) => favourites.list(account.userId, query));
  defineRoute(app, 'getFavourite', ({ account, params }) => favourites.has(account.userId, params.productId));
  defineRoute(app, 'addFavourite', ({ account, params }) => favourites.add(account.userId, params.productId));
  defineRoute(app, 'removeFavourite', async ({ account, params }) => {
    await favourites.remove(account.userId, [params.productId]);
    return { favourite: false };
  });
  defineRoute(app, 'removeFavourites', async ({ account, body }) => {
    await favourites.remove(account.userId, body.productIds);
    return {};
  });
};
