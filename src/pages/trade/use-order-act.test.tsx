import type { CheckoutProblem, Order } from '@/contract';
import { OrderActions } from '@/features/order/order-actions';
import { orderOf } from '@/features/order/testing/order-samples';
import { clear, draw } from '@/features/session/testing/draw';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import { answers, asked } from '../testing/taro-app';
import { useOrderAct } from './use-order-act';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/account/testing/taro-parts'));
jest.mock('@tarojs/taro', () => jest.requireActual('../testing/taro-app'));

const all: Order['actions'] = ['pay', 'confirm', 'remind', 'cancel', 'refund', 'buy_again', 'delete'];
const order = orderOf('1', { actions: all });
const removed: string[] = [];

const Buttons = () => <OrderActions order={order} onAct={useOrderAct(() => removed.push('1'))} />;

/** Answers of the server by the name of the route; everything asked for is written down. */
const start = async (given: Readonly<Record<string, unknown>> = {}) => {
  for (const list of [asked, answers, removed]) list.length = 0;
  const sent: string[] = [];
  const request = (name: string): Promise<unknown> => {
    sent.push(name);
    return Promise.resolve(given[name] ?? { order, now: 0 });
  };
  const clock = { now: () => 0, setTimer: () => () => undefined };
  appStore.connect(benchApi({ auth: { request } as never, clock }));
  appStore.store.getState().forgetOrders();
  return { sent, ...(await draw(<Buttons />)) };
};

afterEach(clear);

test.each([
  ['cancel', '取消订单？', 'cancelOrder', '订单已取消'],
  ['confirm', '确认收货？', 'confirmOrder', '已确认收货'],
  ['delete', '删除订单？', 'removeOrder', '订单已删除'],
])('[H09] %s is asked for once more; a no does nothing', async (action, title, route, done) => {
  const { tap, sent } = await start();
  await tap(`act-${action}-1`);
  expect([asked, sent]).toEqual([[`ask ${title}`], []]);
  answers.push(true);
  await tap(`act-${action}-1`);
  expect([asked.slice(1), sent]).toEqual([[`ask ${title}`, `toast ${done}`], [route]]);
  expect(removed).toEqual(action === 'delete' ? ['1'] : []);
});

test('[H09] 付款 and 申请退款 open their pages', async () => {
  const { tap } = await start();
  await tap('act-pay-1');
  await tap('act-refund-1');
  expect(asked).toEqual([
    'open /pages/trade/pay/index?orderId=1',
    'open /pages/trade/refund-apply/index?orderId=1',
  ]);
});

test('[H09] 提醒发货 says when it may be done again', async () => {
  const { tap, sent } = await start({ remindOrder: { nextAt: Date.UTC(2024, 0, 1, 4) } });
  await tap('act-remind-1');
  await tap('act-remind-1');
  expect([asked, sent]).toEqual([
    ['toast 已提醒商家尽快发货', 'toast 已经提醒过了，2024-01-01 12:00 后可再次提醒'],
    ['remindOrder'],
  ]);
});

test('[H09] 再次购买 goes to the cart, and first tells what could not be had', async () => {
  const whole = await start({ buyAgain: { problems: [] } });
  await whole.tap('act-buy_again-1');
  expect(asked).toEqual(['toast 已加入购物车', 'tab /pages/cart/index']);
  const problem = { title: '苹果', reason: 'sold_out', available: 0 } as CheckoutProblem;
  const part = await start({ buyAgain: { problems: [problem] } });
  await part.tap('act-buy_again-1');
  expect(asked).toEqual(['ask 部分商品没有加入购物车']);
  answers.push(true);
  await part.tap('act-buy_again-1');
  expect(asked.at(-1)).toBe('tab /pages/cart/index');
});
