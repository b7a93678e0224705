import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView, StateView } from '@/components/state-view/state-view';
import { AddressBar } from '@/features/address/address-bar';
import { AddressList } from '@/features/address/address-list';
import { useStoreShallow } from '@/store/use-store';
import { openPage } from '../../hooks/navigate';
import { MemberPage } from '../../shell/member-page';
import { useAddressActions } from './use-address-actions';

export default function AddressesPage() {
  const choosing = useRouter().params.choose === '1';
  const { member, addresses, load } = useStoreShallow((state) => ({
    member: state.auth.kind === 'member',
    addresses: state.addresses,
    load: state.loadAddresses,
  }));
  const acts = useAddressActions(choosing);

  useEffect(() => {
    if (member) void load();
  }, [member, load]);

  const add = (): void => openPage('addressEdit', choosing ? { choose: '1' } : {});

  const body = () => {
    if (addresses.kind === 'failed')
      return <FailedView message={addresses.message} onRetry={() => void load()} />;
    if (addresses.kind !== 'ready') return <Skeleton shape="row" />;
    if (addresses.value.length === 0)
      return (
        <StateView
          icon="place"
          title="还没有收货地址"
          hint="添加后下单更快"
          action={{ text: '新增收货地址', id: 'address-add', onTap: add }}
        />
      );
    return (
      <>
        <AddressList addresses={addresses.value} {...acts} />
        <AddressBar onAdd={add} />
      </>
    );
  };

  return (
    <MemberPage title="登录后管理收货地址" className="page-with-bar">
      {body}
    </MemberPage>
  );
}
