import type { Order, OrderDetail, OrderLine } from '@/contract';

const line: OrderLine = {
  skuId: 'a-1',
  productId: 'a',
  title: '苹果',
  specText: '2 斤装',
  image: '/a.webp',
  priceFen: 2390,
  quantity: 2,
  discountFen: 80,
  payFen: 4700,
  refundQuantity: 0,
};

/** An order that waits for its payment until the epoch's 30th minute. */
export const orderOf = (id: string, part: Partial<Order> = {}): Order => ({
  id,
  number: `N${id}`,
  status: 'pending_payment',
  items: [line],
  goodsFen: 4780,
  discountFen: 80,
  freightFen: 600,
  totalFen: 5300,
  refundedFen: 0,
  createdAt: 0,
  payUntil: 30 * 60_000,
  cancelReason: null,
  refundOpen: false,
  actions: ['pay', 'cancel'],
  ...part,
});

export const detailOf = (id: string, part: Partial<OrderDetail> = {}): OrderDetail => ({
  ...orderOf(id),
  address: {
    name: '林晓',
    phone: '13800138000',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    detail: '文三路 1 号',
  },
  remark: '放门口',
  couponTitle: '满减券',
  paidAt: null,
  shippedAt: null,
  completedAt: null,
  cancelledAt: null,
  receiveUntil: null,
  shipment: null,
  ...part,
});
