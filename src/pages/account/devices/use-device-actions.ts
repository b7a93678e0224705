import type { Device } from '@/contract';
import { platformNames } from '@/features/account/device-words';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { toast } from '../../hooks/toast';
import { useTask } from '../../hooks/use-task';

/** What the devices page does; each way out is asked for once more. */
export const useDeviceActions = () => {
  const { revokeDevice, revokeOtherDevices } = useStoreShallow((state) => ({
    revokeDevice: state.revokeDevice,
    revokeOtherDevices: state.revokeOtherDevices,
  }));
  const { busy, run } = useTask();

  const revoke = async (device: Device): Promise<void> => {
    const question = {
      title: `退出${platformNames[device.platform]}？`,
      content: '该设备需要重新登录才能使用您的账号',
      confirmText: '退出',
    };
    if ((await confirmed(question)) && (await run(() => revokeDevice(device.id)))) toast('已退出该设备');
  };

  const revokeOthers = async (): Promise<void> => {
    const question = {
      title: '退出其他设备？',
      content: '除当前设备外，其他设备都需要重新登录',
      confirmText: '退出',
    };
    if ((await confirmed(question)) && (await run(revokeOtherDevices))) toast('已退出其他设备');
  };

  return { busy, revoke, revokeOthers };
};
