import { useCallback } from 'react';
import type { Address } from '@/contract';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { goBack, openPage } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useTask } from '../../hooks/use-task';

const question = { title: '删除收货地址？', content: '删除后不能恢复', confirmText: '删除' };

const edit = ({ id }: Address): void => openPage('addressEdit', { id });

/** What the list of addresses does. `choosing`: a checkout waits for one. */
export const useAddressActions = (choosing: boolean) => {
  const { choose, makeDefault, removeAddress } = useStoreShallow((state) => ({
    choose: state.chooseCheckoutAddress,
    makeDefault: state.makeDefaultAddress,
    removeAddress: state.removeAddress,
  }));
  const { run } = useTask();

  const onOpen = useCallback(
    async (address: Address): Promise<void> => {
      if (!choosing) edit(address);
      else if (await run(() => choose(address.id))) goBack();
    },
    [choosing, choose, run],
  );

  const onDefault = useCallback(
    async ({ id }: Address): Promise<void> => {
      if (await run(() => makeDefault(id))) toast('已设为默认地址');
    },
    [makeDefault, run],
  );

  const onRemove = useCallback(
    async ({ id }: Address): Promise<void> => {
      if ((await confirmed(question)) && (await run(() => removeAddress(id)))) toast('已删除');
    },
    [removeAddress, run],
  );

  return { onOpen, onDefault, onRemove, onEdit: edit };
};
