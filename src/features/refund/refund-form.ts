import type { ApplyRefundBody, Refund } from '@/contract';
import { createLatest } from '@/shared/latest';
import type { Loadable } from '@/shared/loadable';
import { requestKey } from '@/shared/request-key';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import { type RefundForm, refundBodyOf, refundFormOf } from './refund-choice';

export interface RefundFormPart {
  readonly refundForm: Loadable<RefundForm>;
  /** A form with everything of the order that can be given back. Never rejects. */
  openRefundForm(orderId: string): Promise<void>;
  setRefundQuantity(skuId: string, quantity: number): void;
  fillRefund(part: Partial<Pick<RefundForm, 'reason' | 'note' | 'amountText'>>): void;
  /** Sends the form. Rejects when the server refuses; tries of the same form count once. Null without a form. */
  sendRefund(): Promise<Refund | null>;
}

export const createRefundForm = (
  set: SliceSet<RefundFormPart>,
  get: SliceGet<RefundFormPart>,
  api: SliceApi,
): RefundFormPart & { readonly forget: () => void } => {
  const latest = createLatest();
  let tried: { readonly text: string; readonly key: string } | null = null;

  const change = (part: (form: RefundForm) => Partial<RefundForm>): void => {
    const { refundForm } = get();
    if (refundForm.kind !== 'ready') return;
    const { value } = refundForm;
    set({ refundForm: { kind: 'ready', value: { ...value, ...part(value) } } });
  };

  /** One key for all tries of one body, as the server holds both together. */
  const keyFor = (orderId: string, body: ApplyRefundBody): string => {
    const text = JSON.stringify([orderId, body]);
    if (tried?.text !== text) tried = { text, key: requestKey('refund', api.clock.now(), Math.random) };
    return tried.key;
  };

  return {
    refundForm: { kind: 'idle' },
    openRefundForm: async (orderId) => {
      const current = latest.begin();
      tried = null;
      set({ refundForm: { kind: 'loading' } });
      try {
        const params = { id: orderId };
        const [refundable, { order }] = await Promise.all([
          api.auth.request('getRefundable', { params }),
          api.auth.request('getOrder', { params }),
        ]);
        if (current()) set({ refundForm: { kind: 'ready', value: refundFormOf(order, refundable) } });
      } catch (caught) {
        if (current()) set({ refundForm: { kind: 'failed', message: failureOf(caught).sentence } });
      }
    },
    setRefundQuantity: (skuId, quantity) =>
      change(({ lines }) => ({
        lines: lines.map((line) =>
          line.skuId === skuId ? { ...line, quantity: Math.min(line.max, Math.max(0, quantity)) } : line,
        ),
      })),
    fillRefund: (part) => change(() => part),
    sendRefund: async () => {
      const { refundForm } = get();
      if (refundForm.kind !== 'ready') return null;
      const { orderId } = refundForm.value;
      const body = refundBodyOf(refundForm.value);
      const options = { idempotencyKey: keyFor(orderId, body), mask: true };
      const { refund } = await api.auth.request('applyRefund', { params: { id: orderId }, body }, options);
      return refund;
    },
    forget: () => {
      latest.begin();
      tried = null;
      set({ refundForm: { kind: 'idle' } });
    },
  };
};
