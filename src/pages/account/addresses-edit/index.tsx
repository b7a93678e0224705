import Taro, { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView, StateView } from '@/components/state-view/state-view';
import type { AddressBody } from '@/contract';
import { AddressForm } from '@/features/address/address-form';
import { useStoreShallow } from '@/store/use-store';
import { toast } from '../../hooks/toast';
import { useTask } from '../../hooks/use-task';
import { MemberPage } from '../../shell/member-page';
import { leaveTo } from './leave-to';

export default function AddressEditPage() {
  const { id = null, choose } = useRouter().params as { id?: string; choose?: string };
  const { member, addresses, load, save, chooseForCheckout } = useStoreShallow((state) => ({
    member: state.auth.kind === 'member',
    addresses: state.addresses,
    load: state.loadAddresses,
    save: state.saveAddress,
    chooseForCheckout: state.chooseCheckoutAddress,
  }));
  const { busy, run } = useTask();

  useEffect(() => {
    if (member && id !== null) void load();
  }, [member, id, load]);

  const keep = (body: AddressBody): Promise<unknown> =>
    run(async () => {
      const address = await save(id, body);
      if (choose === '1') await chooseForCheckout(address.id);
      toast('已保存');
      leaveTo(Taro.getCurrentPages(), choose === '1');
    });

  const form = () => {
    if (id === null)
      return <AddressForm address={null} busy={busy} onSave={(body) => void keep(body)} onRefused={toast} />;
    if (addresses.kind === 'failed')
      return <FailedView message={addresses.message} onRetry={() => void load()} />;
    if (addresses.kind !== 'ready') return <Skeleton shape="row" />;
    const address = addresses.value.find((one) => one.id === id);
    if (address === undefined) return <StateView icon="place" title="该地址已不存在" />;
    return (
      <AddressForm
        key={id}
        address={address}
        busy={busy}
        onSave={(body) => void keep(body)}
        onRefused={toast}
      />
    );
  };

  return (
    <MemberPage title="登录后管理收货地址" className="page-rows">
      {form}
    </MemberPage>
  );
}
