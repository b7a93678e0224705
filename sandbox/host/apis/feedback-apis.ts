import type { HostCore } from '../core/host-core';
import type { ApiDesk } from './api-desk';
import { ApiFailure } from './api-failure';

const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

const showModal =
  ({ sheets }: HostCore) =>
  async (options: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> => {
    const cancel = { id: 'cancel', label: text(options.cancelText, '取消') };
    const confirm = { id: 'confirm', label: text(options.confirmText, '确定') };
    const answer = await sheets.open({
      kind: 'modal',
      title: text(options.title),
      content: text(options.content),
      choices: options.showCancel === false ? [confirm] : [cancel, confirm],
      data: { editable: options.editable === true, placeholder: text(options.placeholderText) },
    });
    const confirmed = answer.choice === 'confirm';
    return {
      confirm: confirmed,
      cancel: !confirmed,
      ...(options.editable === true ? { content: text(answer.value) } : {}),
    };
  };

const showActionSheet =
  ({ sheets }: HostCore) =>
  async (options: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> => {
    const items = Array.isArray(options.itemList) ? options.itemList.map(String) : [];
    if (items.length === 0) throw new ApiFailure('fail parameter error: itemList is empty');
    const answer = await sheets.open({
      kind: 'action-sheet',
      title: text(options.alertText),
      content: '',
      choices: [
        ...items.map((label, index) => ({ id: String(index), label })),
        { id: 'cancel', label: '取消' },
      ],
    });
    if (answer.choice === 'cancel') throw new ApiFailure('fail cancel');
    return { tapIndex: Number(answer.choice) };
  };

/** Toast, loading, modal, action sheet. A toast stands 1.5 s unless told otherwise and replaces a loading mask. */
export const addFeedbackApis = (desk: ApiDesk, core: HostCore): void => {
  const { feedback } = core;
  desk.async('showToast', ({ title, icon, mask, duration }) => {
    const toast = { title: text(title), icon: text(icon, 'success'), mask: mask === true };
    feedback.showToast(toast, Number(duration ?? 1500));
    return undefined;
  });
  desk.async('hideToast', () => {
    feedback.hideToast();
    return undefined;
  });
  desk.async('showLoading', ({ title, mask }) => {
    feedback.showLoading(text(title), mask === true);
    return undefined;
  });
  desk.async('hideLoading', () => {
    feedback.hideLoading();
    return undefined;
  });
  desk.async('showModal', showModal(core));
  desk.async('showActionSheet', showActionSheet(core));
};
