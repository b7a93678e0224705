import type { FastifyInstance } from 'fastify';
import type { CartService } from '../../shop/cart/cart-service';
import { defineRoute } from '../define-route';

export const defineCartRoutes = (app: FastifyInstance, cart: CartService): void => {
  defineRoute(app, 'getCart', ({ account }) => cart.get(account.userId));
  defineRoute(app, 'addToCart', ({ account, body }) => cart.add(account.userId, body));
  defineRoute(app, 'setCartItem', ({ account, params, body }) =>
    cart.setQuantity(account.userId, params.skuId, body.quantity),
  );
  defineRoute(app, 'removeCartItem', ({ account, params }) => cart.remove(account.userId, [params.skuId]));
  defineRoute(app, 'changeCartSku', ({ account, params, body }) =>
    cart.changeSku(account.userId, params.skuId, body),
  );
  defineRoute(app, 'checkCart', ({ account, body }) => cart.check(account.userId, body));
  defineRoute(app, 'removeCartItems', ({ account, body }) => cart.remove(account.userId, body.skuIds));
  defineRoute(app, 'clearInvalidCart', ({ account }) => cart.clearInvalid(account.userId));
};
