import type { FastifyInstance } from 'fastify';
import type { Shop } from '../../shop/create-shop';
import { defineRoute } from '../define-route';

export const defineProductRoutes = (
  app: FastifyInstance,
  { products, search }: Pick<Shop, 'products' | 'search'>,
): void => {
  defineRoute(app, 'listCategories', () => products.listCategories());
  defineRoute(app, 'listProducts', ({ query }) => products.list(query));
  defineRoute(app, 'getProduct', ({ params }) => products.get(params.id));
  defineRoute(app, 'search', ({ query }) => search.search(query));
  defineRoute(app, 'listHotWords', () => search.hotWords());
};
