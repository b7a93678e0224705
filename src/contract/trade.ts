import { type Static, Type } from '@sinclair/typebox';
import { Cursor, Fen, Id, Millis, nullable, strict } from './common';

const Quantity = Type.Integer({ minimum: 1, maximum: 999 });

/** `invalidReason` is set for what cannot be bought now; such an item does not count in the sums. */
export const CartItem = strict({
  skuId: Id,
  productId: Id,
  title: Type.String(),
  specText: Type.String(),
  image: Type.String(),
  priceFen: Fen,
  quantity: Quantity,
  stock: Type.Integer({ minimum: 0 }),
  limitPerOrder: nullable(Type.Integer({ minimum: 1 })),
  invalidReason: nullable(Type.Union([Type.Literal('off_shelf'), Type.Literal('sold_out')])),
});
export type CartItem = Static<typeof CartItem>;

export const Cart = strict({
  items: Type.Array(CartItem),
  /** Pieces of the valid items. */
  count: Type.Integer({ minimum: 0 }),
  totalFen: Fen,
});
export type Cart = Static<typeof Cart>;

export const CartAnswer = strict({ cart: Cart });
export type CartAnswer = Static<typeof CartAnswer>;

export const AddToCartBody = strict({ skuId: Id, quantity: Quantity });
export type AddToCartBody = Static<typeof AddToCartBody>;

export const SetCartItemBody = strict({ quantity: Quantity });
export type SetCartItemBody = Static<typeof SetCartItemBody>;

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

export const Order = strict({
  id: Id,
  number: Type.String(),
  status: OrderStatus,
  items: Type.Array(OrderItem),
  totalFen: Fen,
  createdAt: Millis,
});
export type Order = Static<typeof Order>;

/**
 * `fromCart`: what was ordered leaves the cart in the same transaction; every item must be in the server's cart, else
 * ORDER_EMPTY.
 */
export const CreateOrderBody = strict({
  items: Type.Array(strict({ skuId: Id, quantity: Quantity }), { minItems: 1, maxItems: 100 }),
  fromCart: Type.Boolean(),
});
export type CreateOrderBody = Static<typeof CreateOrderBody>;

export const OrderAnswer = strict({ order: Order });
export type OrderAnswer = Static<typeof OrderAnswer>;

export const ListOrdersQuery = strict({
  status: Type.Optional(OrderStatus),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
export type ListOrdersQuery = Static<typeof ListOrdersQuery>;

export const OrdersAnswer = strict({ items: Type.Array(Order), nextCursor: nullable(Cursor) });
export type OrdersAnswer = Static<typeof OrdersAnswer>;

/** How many orders stand in each state. */
export const OrderCountsAnswer = strict({
  pending_payment: Type.Integer(),
  pending_shipment: Type.Integer(),
  pending_receipt: Type.Integer(),
  completed: Type.Integer(),
  cancelled: Type.Integer(),
});
export type OrderCountsAnswer = Static<typeof OrderCountsAnswer>;
