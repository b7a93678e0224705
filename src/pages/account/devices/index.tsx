import { useEffect } from 'react';
import { FailedView } from '@/components/state-view/state-view';
import { DeviceBlank } from '@/features/account/device-blank';
import { DeviceList } from '@/features/account/device-list';
import { useStoreShallow } from '@/store/use-store';
import { MemberPage } from '../../shell/member-page';
import { useDeviceActions } from './use-device-actions';

export default function DevicesPage() {
  const { member, devices, loadDevices, now } = useStoreShallow((state) => ({
    member: state.auth.kind === 'member',
    devices: state.securityDevices,
    loadDevices: state.loadDevices,
    now: state.accountNow,
  }));
  const { busy, revoke, revokeOthers } = useDeviceActions();

  useEffect(() => {
    if (member) void loadDevices();
  }, [member, loadDevices]);

  return (
    <MemberPage title="登录后查看登录设备" className="page-rows">
      {() => {
        if (devices.kind === 'failed')
          return <FailedView message={devices.message} onRetry={() => void loadDevices()} />;
        if (devices.kind !== 'ready') return <DeviceBlank />;
        return (
          <DeviceList
            devices={devices.value}
            now={now()}
            busy={busy}
            onRevoke={(device) => void revoke(device)}
            onRevokeOthers={() => void revokeOthers()}
          />
        );
      }}
    </MemberPage>
  );
}
