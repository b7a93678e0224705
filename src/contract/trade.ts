import { type Static, Type } from '@sinclair/typebox';
import { Address, AddressText } from './address';
import { Cursor, Fen, Id, Millis, nullable, strict } from './common';
import { CheckoutCoupon } from './coupon';

const Quantity = Type.Integer({ minimum: 1, maximum: 999 });
const Pieces = Type.Integer({ minimum: 0 });
const SkuIds = Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true });

/**
 * `invalidReason` is set for what cannot be bought now; such an item does not count in the sums. `lowStock`: few pieces
 * are left, or fewer than are in the cart. `originalPriceFen`: struck price, only while it is higher.
 */
export const CartItem = strict({
  skuId: Id,
  productId: Id,
  title: Type.String(),
  specText: Type.String(),
  image: Type.String(),
  priceFen: Fen,
  originalPriceFen: nullable(Fen),
  quantity: Quantity,
  stock: Pieces,
  lowStock: Type.Boolean(),
  limitPerOrder: nullable(Type.Integer({ minimum: 1 })),
  tags: Type.Array(Type.String()),
  checked: Type.Boolean(),
  invalidReason: nullable(Type.Union([Type.Literal('off_shelf'), Type.Literal('sold_out')])),
});
export type CartItem = Static<typeof CartItem>;

/** The sum of what is checked and valid, with the best of the user's coupons (null: none helps, or a visitor). */
export const CartSum = strict({
  count: Pieces,
  goodsFen: Fen,
  discountFen: Fen,
  payFen: Fen,
  coupon: nullable(CheckoutCoupon),
});
export type CartSum = Static<typeof CartSum>;

export const Cart = strict({
  items: Type.Array(CartItem),
  /** Pieces of the valid items. */
  count: Pieces,
  /** What the valid items cost, checked or not, without any discount. */
  totalFen: Fen,
  checked: CartSum,
});
export type Cart = Static<typeof Cart>;

export const CartAnswer = strict({ cart: Cart });
export type CartAnswer = Static<typeof CartAnswer>;

export const AddToCartBody = strict({ skuId: Id, quantity: Quantity });
export type AddToCartBody = Static<typeof AddToCartBody>;

export const SetCartItemBody = strict({ quantity: Quantity });
export type SetCartItemBody = Static<typeof SetCartItemBody>;

/** The SKU to have instead, of the same good; when it is in the cart already, the two lines become one. */
export const ChangeCartSkuBody = strict({ skuId: Id, quantity: Type.Optional(Quantity) });
export type ChangeCartSkuBody = Static<typeof ChangeCartSkuBody>;

/** `skuIds` left out: all. What is not in the cart is passed over. */
export const CheckCartBody = strict({ checked: Type.Boolean(), skuIds: Type.Optional(SkuIds) });
export type CheckCartBody = Static<typeof CheckCartBody>;

export const RemoveCartItemsBody = strict({ skuIds: SkuIds });
export type RemoveCartItemsBody = Static<typeof RemoveCartItemsBody>;

export const OrderStatus = Type.Union([
  Type.Literal('pending_payment'),
  Type.Literal('pending_shipment'),
  Type.Literal('pending_receipt'),
  Type.Literal('completed'),
  Type.Literal('cancelled'),
]);
export type OrderStatus = Static<typeof OrderStatus>;

/** Title, spec, picture and price as they were when the order was made. */
export const OrderItem = strict({
  skuId: Id,
  productId: Id,
  title: Type.String(),
  specText: Type.String(),
  image: Type.String(),
  priceFen: Fen,
  quantity: Quantity,
});
export type OrderItem = Static<typeof OrderItem>;

/** `payFen` = `priceFen` × `quantity` − `discountFen`. `refundQuantity`: pieces given back or applied for. */
export const OrderLine = strict({
  ...OrderItem.properties,
  discountFen: Fen,
  payFen: Fen,
  refundQuantity: Pieces,
});
export type OrderLine = Static<typeof OrderLine>;

/** 付款, 取消, 提醒发货, 确认收货, 申请退款, 再次购买, 删除: what the owner may do with an order now. */
export const OrderAction = Type.Union([
  Type.Literal('pay'),
  Type.Literal('cancel'),
  Type.Literal('remind'),
  Type.Literal('confirm'),
  Type.Literal('refund'),
  Type.Literal('buy_again'),
  Type.Literal('delete'),
]);
export type OrderAction = Static<typeof OrderAction>;

/** `totalFen` = `goodsFen` − `discountFen` + `freightFen`. `payUntil`: the end of the count-down of a 待付款 order. */
export const Order = strict({
  id: Id,
  number: Type.String(),
  status: OrderStatus,
  items: Type.Array(OrderLine),
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  totalFen: Fen,
  refundedFen: Fen,
  createdAt: Millis,
  payUntil: Millis,
  cancelReason: nullable(
    Type.Union([Type.Literal('user'), Type.Literal('timeout'), Type.Literal('refunded')]),
  ),
  /** A refund waits for review or for its money. */
  refundOpen: Type.Boolean(),
  actions: Type.Array(OrderAction),
});
export type Order = Static<typeof Order>;

/** `address` null: orders of accounts that were deleted. `receiveUntil`: when a 待收货 order completes by itself. */
export const OrderDetail = strict({
  ...Order.properties,
  address: nullable(AddressText),
  remark: Type.String(),
  couponTitle: nullable(Type.String()),
  paidAt: nullable(Millis),
  shippedAt: nullable(Millis),
  completedAt: nullable(Millis),
  cancelledAt: nullable(Millis),
  receiveUntil: nullable(Millis),
  shipment: nullable(strict({ carrier: Type.String(), trackingNumber: Type.String() })),
});
export type OrderDetail = Static<typeof OrderDetail>;

const WantedItems = Type.Array(strict({ skuId: Id, quantity: Quantity }), { minItems: 1, maxItems: 100 });

/** What a checkout has chosen. `couponId` (of `MyCoupon`) left out: the best one; null: none. */
export const CheckoutBody = strict({
  items: WantedItems,
  addressId: Type.Optional(Id),
  couponId: Type.Optional(nullable(Id)),
});
export type CheckoutBody = Static<typeof CheckoutBody>;

/** Why an item cannot be had as it was asked for. `available`: so many pieces can; 0 for what is gone altogether. */
export const CheckoutProblem = strict({
  ...OrderItem.properties,
  reason: Type.Union([
    Type.Literal('off_shelf'),
    Type.Literal('sold_out'),
    Type.Literal('short'),
    Type.Literal('limit'),
  ]),
  available: Pieces,
});
export type CheckoutProblem = Static<typeof CheckoutProblem>;

/**
 * The order as it would be made now. Items of `problems` are neither in `lines` nor in the sums, and an order with them
 * is refused. `address`: the chosen one, else the default one; null when there is none. `freeFreightFromFen`: goods
 * after discount of that much travel free.
 */
export const Checkout = strict({
  lines: Type.Array(OrderLine),
  problems: Type.Array(CheckoutProblem),
  address: nullable(Address),
  /** The coupon that the sums are with. */
  couponId: nullable(Id),
  /** Usable ones first, the best at the top; then those that cannot be used, with the reason. */
  coupons: Type.Array(CheckoutCoupon),
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  totalFen: Fen,
  freeFreightFromFen: Fen,
});
export type Checkout = Static<typeof Checkout>;

export const CheckoutAnswer = strict({ checkout: Checkout });
export type CheckoutAnswer = Static<typeof CheckoutAnswer>;

/**
 * `fromCart`: what was ordered leaves the cart in the same transaction; every item must be in the server's cart, else
 * ORDER_EMPTY. `addressId` left out: the default address. `couponId` (of `MyCoupon`) left out or null: no coupon.
 * `expectedTotalFen`: what the user was shown; another sum is PRICE_CHANGED.
 */
export const CreateOrderBody = strict({
  items: WantedItems,
  fromCart: Type.Boolean(),
  addressId: Type.Optional(Id),
  couponId: Type.Optional(nullable(Id)),
  remark: Type.Optional(Type.String({ maxLength: 100 })),
  expectedTotalFen: Type.Optional(Fen),
});
export type CreateOrderBody = Static<typeof CreateOrderBody>;

/** `now`: the server's clock, for count-downs. */
export const OrderAnswer = strict({ order: OrderDetail, now: Millis });
export type OrderAnswer = Static<typeof OrderAnswer>;

export const ListOrdersQuery = strict({
  status: Type.Optional(OrderStatus),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
export type ListOrdersQuery = Static<typeof ListOrdersQuery>;

export const OrdersAnswer = strict({ items: Type.Array(Order), nextCursor: nullable(Cursor), now: Millis });
export type OrdersAnswer = Static<typeof OrdersAnswer>;

/** How many orders stand in each state, deleted ones left out; `after_sales`: open refunds. */
export const OrderCountsAnswer = strict({
  pending_payment: Type.Integer(),
  pending_shipment: Type.Integer(),
  pending_receipt: Type.Integer(),
  completed: Type.Integer(),
  cancelled: Type.Integer(),
  after_sales: Type.Integer(),
});
export type OrderCountsAnswer = Static<typeof OrderCountsAnswer>;

/** `nextAt`: when the shop may be reminded again. */
export const RemindAnswer = strict({ nextAt: Millis });
export type RemindAnswer = Static<typeof RemindAnswer>;

/** `problems`: what went into the cart in smaller number or not at all; `available` pieces of it did. */
export const BuyAgainAnswer = strict({ cart: Cart, problems: Type.Array(CheckoutProblem) });
export type BuyAgainAnswer = Static<typeof BuyAgainAnswer>;
