import { useCallback, useRef } from 'react';
import type { CheckoutProblem, Order, OrderAction } from '@/contract';
import { problemsText } from '@/features/order/order-words';
import { formatDateTime } from '@/shared/date';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../hooks/confirm';
import { openPage, openTab } from '../hooks/navigate';
import { toast } from '../hooks/toast';
import { type RunTask, useTask } from '../hooks/use-task';

type Deed = (order: Order, run: RunTask) => Promise<void> | void;

/** `removed`: called when an order was taken out of the lists, by the page that shows it. */
const useDeeds = (removed: () => void): Readonly<Record<OrderAction, Deed>> => {
  const deeds = useStoreShallow((state) => ({
    cancel: state.cancelOrder,
    confirm: state.confirmOrder,
    remove: state.removeOrder,
    remind: state.remindOrder,
    again: state.buyAgain,
    loadCart: state.loadCart,
  }));
  const ask = (title: string, content: string, confirmText: string) =>
    confirmed({ title, content, confirmText });
  return {
    pay: ({ id }) => openPage('pay', { orderId: id }),
    refund: ({ id }) => openPage('refundApply', { orderId: id }),
    cancel: async ({ id }, run) => {
      if (!(await ask('取消订单？', '取消后优惠券会退回，订单不能恢复', '取消订单'))) return;
      if (await run(() => deeds.cancel(id))) toast('订单已取消');
    },
    confirm: async ({ id }, run) => {
      if (!(await ask('确认收货？', '请确认已经收到商品', '确认收货'))) return;
      if (await run(() => deeds.confirm(id))) toast('已确认收货');
    },
    delete: async ({ id }, run) => {
      if (!(await ask('删除订单？', '删除后不再显示，也不能申请退款', '删除'))) return;
      if (!(await run(() => deeds.remove(id)))) return;
      toast('订单已删除');
      removed();
    },
    remind: async ({ id }, run) => {
      let words = '';
      const remind = async (): Promise<void> => {
        const { sent, nextAt } = await deeds.remind(id);
        words = sent ? '已提醒商家尽快发货' : `已经提醒过了，${formatDateTime(nextAt)} 后可再次提醒`;
      };
      if (await run(remind)) toast(words);
    },
    buy_again: async ({ id }, run) => {
      let problems: readonly CheckoutProblem[] = [];
      const buy = async (): Promise<void> => {
        problems = (await deeds.again(id)).problems;
      };
      if (!(await run(buy))) return;
      void deeds.loadCart();
      if (problems.length === 0) toast('已加入购物车');
      else if (!(await ask('部分商品没有加入购物车', problemsText(problems), '去购物车'))) return;
      openTab('cart');
    },
  };
};

const nothing = (): void => undefined;

/** Does what is tapped on an order, one thing at a time; what cannot be taken back is asked for once more. */
export const useOrderAct = (removed: () => void = nothing): ((order: Order, action: OrderAction) => void) => {
  const { run } = useTask();
  // The newest ones behind a function that stays the same: cards are drawn again for a new order only.
  const now = useDeeds(removed);
  const deeds = useRef(now);
  deeds.current = now;
  return useCallback((order, action) => void deeds.current[action](order, run), [run]);
};
