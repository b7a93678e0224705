import { Text, View } from '@tarojs/components';
import { Group } from '@/components/group/group';
import { Icon } from '@/components/icon/icon';
import type { Device } from '@/contract';
import { formatDateTime } from '@/shared/date';
import { lastUseText, platformNames } from './device-words';
import { FormFoot } from './form-foot';
import './device-list.scss';

interface DeviceListProps {
  readonly devices: readonly Device[];
  /** Epoch milliseconds. */
  readonly now: number;
  readonly busy: boolean;
  readonly onRevoke: (device: Device) => void;
  readonly onRevokeOthers: () => void;
}

interface DeviceRowProps {
  readonly device: Device;
  readonly now: number;
  readonly onRevoke: (device: Device) => void;
}

const DeviceRow = ({ device, now, onRevoke }: DeviceRowProps) => (
  <View className="device" id={`device-${device.id}`}>
    <View className="device-face">
      <Icon name="phone" />
    </View>
    <View className="device-words">
      <Text className="device-name">{platformNames[device.platform]}</Text>
      <Text className="device-use">{lastUseText(device.lastSeenAt, now)}</Text>
      <Text className="device-use">{`${formatDateTime(device.createdAt)} 登录`}</Text>
    </View>
    {device.current ? (
      <Text className="device-current">当前设备</Text>
    ) : (
      <View className="device-revoke" id={`revoke-${device.id}`} onClick={() => onRevoke(device)}>
        <Text className="device-revoke-text">退出</Text>
      </View>
    )}
  </View>
);

const currentFirst = (devices: readonly Device[]): readonly Device[] =>
  [...devices].sort((one, other) => Number(other.current) - Number(one.current));

/** Where the user is logged in, and the way out of each place but this one. */
export const DeviceList = ({ devices, now, busy, onRevoke, onRevokeOthers }: DeviceListProps) => (
  <View className="devices">
    <Group hint="如有不认识的设备，请退出它并修改登录密码">
      {currentFirst(devices).map((device) => (
        <DeviceRow key={device.id} device={device} now={now} onRevoke={onRevoke} />
      ))}
    </Group>
    {devices.some(({ current }) => !current) && (
      <FormFoot id="revoke-others" kind="quiet" text="退出其他设备" busy={busy} onTap={onRevokeOthers} />
    )}
  </View>
);
