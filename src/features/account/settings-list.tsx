import { View } from '@tarojs/components';
import { Group } from '@/components/group/group';
import { ListRow } from '@/components/list-row/list-row';
import type { User } from '@/contract';
import { formatDate } from '@/shared/date';
import { FormFoot } from './form-foot';

/** Pages that the settings lead to. */
export type SettingsPage = 'devices' | 'password' | 'phone' | 'unbind' | 'deletion';

interface AccountRowsProps {
  readonly user: User;
  readonly onOpen: (page: SettingsPage) => void;
}

/** What a member sets. */
const AccountRows = ({ user, onOpen }: AccountRowsProps) => (
  <Group title="账号与安全">
    <ListRow id="devices-entry" icon="phone" title="登录设备" onTap={() => onOpen('devices')} />
    <ListRow
      id="password-entry"
      icon="lock"
      title={user.hasPassword ? '修改密码' : '设置密码'}
      onTap={() => onOpen('password')}
    />
    <ListRow
      id="change-phone-entry"
      icon="swap"
      title="更换手机号"
      value={user.phoneMasked ?? ''}
      onTap={() => onOpen('phone')}
    />
    <ListRow id="unbind-entry" icon="close" title="解绑手机号" onTap={() => onOpen('unbind')} />
    <ListRow
      id="deletion-entry"
      icon="trash"
      title="注销账号"
      value={user.deletionAt === null ? undefined : `${formatDate(user.deletionAt)} 注销`}
      onTap={() => onOpen('deletion')}
    />
  </Group>
);

interface SettingsListProps {
  /** The member; null for anybody else. */
  readonly user: User | null;
  readonly busy: boolean;
  readonly onOpen: (page: SettingsPage) => void;
  readonly onAgreement: () => void;
  readonly onPrivacy: () => void;
  /** Absent but in development. */
  readonly onDeveloper?: () => void;
  readonly onSignOut: () => void;
  /** What the device keeps to be faster, in words, and the way to give it back. */
  readonly cacheSize: string;
  readonly onClearCache: () => void;
}

/** A browser keeps for a site what a mini program keeps for itself: each has its own word for it. */
const cacheTitle = process.env.TARO_ENV === 'h5' ? '清除网站缓存' : '清除小程序缓存';

export const SettingsList = (props: SettingsListProps) => {
  const { user, busy, onOpen, onAgreement, onPrivacy, onDeveloper, onSignOut, cacheSize, onClearCache } =
    props;
  return (
    <View className="settings">
      {user !== null && <AccountRows user={user} onOpen={onOpen} />}
      <Group title="通用">
        <ListRow id="cache-entry" icon="trash" title={cacheTitle} value={cacheSize} onTap={onClearCache} />
      </Group>
      <Group title="关于">
        <ListRow id="agreement-entry" icon="paper" title="用户协议" onTap={onAgreement} />
        <ListRow id="privacy-entry" icon="shield" title="隐私政策" onTap={onPrivacy} />
        <ListRow id="about" icon="info" title="关于鲜集" value={`版本 ${APP_VERSION}`} />
        {onDeveloper !== undefined && (
          <ListRow id="developer-entry" icon="box" title="开发者" onTap={onDeveloper} />
        )}
      </Group>
      {user !== null && <FormFoot id="sign-out" kind="quiet" text="退出登录" busy={busy} onTap={onSignOut} />}
    </View>
  );
};
