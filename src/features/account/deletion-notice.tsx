import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { formatDateTime } from '@/shared/date';
import './deletion-notice.scss';

interface DeletionNoticeProps {
  /** When the personal data will be gone, in epoch milliseconds. */
  readonly deletionAt: number;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

/** The account ends soon, and how to keep it. */
export const DeletionNotice = ({ deletionAt, busy, onCancel }: DeletionNoticeProps) => (
  <View className="deletion-notice" id="deletion-notice">
    <Icon name="info" />
    <View className="deletion-notice-words">
      <Text className="deletion-notice-title">账号注销申请中</Text>
      <Text className="deletion-notice-text">{`将于 ${formatDateTime(deletionAt)} 删除，在此之前可撤销`}</Text>
    </View>
    <Button id="deletion-cancel" kind="outline" text="撤销注销" busy={busy} onTap={onCancel} />
  </View>
);
