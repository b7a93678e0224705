import type { FastifyInstance } from 'fastify';
import type { CouponService } from '../../shop/coupons/coupon-service';
import { defineRoute } from '../define-route';

export const defineCouponRoutes = (app: FastifyInstance, coupons: CouponService): void => {
  defineRoute(app, 'listCoupons', ({ account, query }) => coupons.center(account?.userId ?? null, query));
  defineRoute(app, 'claimCoupon', ({ account, params }) => coupons.claim(account.userId, params.id));
  defineRoute(app, 'listMyCoupons', ({ account, query }) => coupons.mine(account.userId, query));
};
