import type { FastifyInstance } from 'fastify';
import type { ProductsService } from '../../shop/products/products-service';
import { defineRoute } from '../define-route';

export const defineProductRoutes = (app: FastifyInstance, products: ProductsService): void => {
  defineRoute(app, 'listCategories', () => products.listCategories());
  defineRoute(app, 'listProducts', ({ query }) => products.list(query));
  defineRoute(app, 'getProduct', ({ params }) => products.get(params.id));
};
