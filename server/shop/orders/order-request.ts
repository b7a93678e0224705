import { createHash } from 'node:crypto';
import type { CreateOrderBody } from '../../../src/contract/trade';
import { AppError } from '../../errors';

/** What a request asked for, in few letters; the order of the items does not count. */
export const hashOrderBody = (body: CreateOrderBody): string => {
  const wanted = body.items.map(({ skuId, quantity }) => `${skuId}:${quantity}`).sort();
  const { fromCart, addressId = null, couponId = null, remark = '', expectedTotalFen = null } = body;
  return createHash('sha256')
    .update(JSON.stringify([wanted, fromCart, addressId, couponId, remark, expectedTotalFen]))
    .digest('base64url');
};

/** A SKU stands in an order once; twice would slip past its limit. */
export const refuseRepeats = ({ items }: Pick<CreateOrderBody, 'items'>): void => {
  const seen = new Set<string>();
  items.forEach(({ skuId }, index) => {
    if (seen.has(skuId)) throw new AppError('INVALID_INPUT', { field: `items/${index}/skuId` });
    seen.add(skuId);
  });
};
