import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { findAddress } from '../addresses/address-repository';
import { takeLines } from '../cart/cart-repository';
import type { ClaimWithCoupon } from '../coupons/claim-repository';
import { couponFor } from '../coupons/use-coupon';
import { type Quote, quote } from '../pricing/quote';
import type { OrderRequest } from './place-order';
import type { KeptAddress } from './schema';
import { type TakenLine, takeStock } from './take-stock';

/** An order before it is written: its goods are off the shelf already. */
export interface OrderDraft {
  readonly address: KeptAddress;
  readonly lines: readonly TakenLine[];
  readonly sums: Quote;
  readonly coupon: ClaimWithCoupon | null;
}

/** What is ordered from the cart must be in it: a page that is behind the times does not order twice. */
const leaveCart = async (tx: Db, { userId, body }: OrderRequest): Promise<void> => {
  const skuIds = body.items.map(({ skuId }) => skuId);
  const taken = new Set(await takeLines(tx, userId, skuIds));
  const missing = skuIds.findIndex((skuId) => !taken.has(skuId));
  if (missing >= 0) throw new AppError('ORDER_EMPTY', { field: `items/${missing}/skuId` });
};

const addressFor = async (tx: Db, { userId, body }: OrderRequest): Promise<KeptAddress> => {
  const found = await findAddress(tx, userId, body.addressId);
  if (found === null) throw new AppError('ADDRESS_REQUIRED', { field: 'addressId' });
  const { name, phone, province, city, district, detail } = found;
  return { name, phone, province, city, district, detail };
};

/** Takes what the order needs, for a user whom the transaction has locked. Refusals as `placeOrder` lists them. */
export const draftOrder = async (tx: Db, request: OrderRequest, now: number): Promise<OrderDraft> => {
  const { userId, body } = request;
  if (body.fromCart) await leaveCart(tx, request);
  const address = await addressFor(tx, request);
  const lines = await takeStock(
    tx,
    body.items.map((item, position) => ({ ...item, position })),
  );
  const claimId = body.couponId ?? null;
  const coupon = claimId === null ? null : await couponFor(tx, { userId, claimId, now }, lines);
  const sums = quote(lines, coupon?.coupon ?? null);
  if (body.expectedTotalFen !== undefined && body.expectedTotalFen !== sums.totalFen) {
    throw new AppError('PRICE_CHANGED', { field: 'expectedTotalFen' });
  }
  return { address, lines, sums, coupon };
};
