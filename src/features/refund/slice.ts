import type { Refund } from '@/contract';
import { createLatest } from '@/shared/latest';
import type { Loadable } from '@/shared/loadable';
import { createPager, type Paged } from '@/shared/paged';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';
import { createRefundForm, type RefundFormPart } from './refund-form';

export interface RefundSlice extends RefundFormPart {
  readonly refundList: Paged<Refund>;
  /** The order that the list is about; null for all. */
  readonly refundListOrder: string | null;
  /** The refund whose page is in front or was last. */
  readonly refundShownId: string | null;
  readonly refundShown: Loadable<Refund>;
  /** Shows the list from its start. Never rejects. */
  openRefunds(orderId: string | null): Promise<void>;
  /** Rejects when it failed and the old list stays. */
  refreshRefunds(): Promise<void>;
  loadMoreRefunds(): Promise<void>;
  /** Shows a refund and keeps what is known of it while it is fetched again. Never rejects. */
  openRefund(id: string): Promise<void>;
  /** Rejects when the server refuses; the page then shows what the server has. */
  withdrawRefund(id: string): Promise<void>;
  /** These were another user's. */
  forgetRefunds(): void;
}

export const createRefundSlice: SliceCreator<RefundSlice> = (set, get, api) => {
  const latest = createLatest();
  const { forget: forgetForm, ...form } = createRefundForm(set, get, api);

  const list = createPager<Refund>({
    fetch: (cursor) => {
      const orderId = get().refundListOrder;
      const query = { ...(orderId === null ? {} : { orderId }), ...(cursor === undefined ? {} : { cursor }) };
      return api.auth.request('listRefunds', { query });
    },
    read: () => get().refundList,
    write: (refundList) => set({ refundList }),
    sentence: (caught) => failureOf(caught).sentence,
  });

  /** Page and list show a refund as the server has it now. */
  const take = (refund: Refund): void => {
    const { refundList, refundShownId } = get();
    if (refundShownId === refund.id) set({ refundShown: { kind: 'ready', value: refund } });
    if (refundList.kind !== 'ready') return;
    const items = refundList.items.map((one) => (one.id === refund.id ? refund : one));
    set({ refundList: { ...refundList, items } });
  };

  const open = async (id: string): Promise<void> => {
    const current = latest.begin();
    const known = get().refundShownId === id && get().refundShown.kind === 'ready';
    if (!known) set({ refundShownId: id, refundShown: { kind: 'loading' } });
    try {
      const { refund } = await api.auth.request('getRefund', { params: { id } });
      if (current()) take(refund);
    } catch (caught) {
      if (current() && !known) set({ refundShown: { kind: 'failed', message: failureOf(caught).sentence } });
    }
  };

  return {
    ...form,
    refundList: { kind: 'idle' },
    refundListOrder: null,
    refundShownId: null,
    refundShown: { kind: 'idle' },
    openRefunds: (refundListOrder) => {
      set({ refundListOrder });
      return list.open();
    },
    refreshRefunds: () => list.refresh(),
    loadMoreRefunds: () => list.more(),
    openRefund: open,
    withdrawRefund: async (id) => {
      try {
        take((await api.auth.request('withdrawRefund', { params: { id } }, { mask: true })).refund);
      } catch (caught) {
        if (failureOf(caught).code === 'ORDER_STATE') void open(id);
        throw caught;
      }
    },
    forgetRefunds: () => {
      latest.begin();
      list.forget();
      forgetForm();
      set({ refundShownId: null, refundShown: { kind: 'idle' } });
    },
  };
};
