import { View } from '@tarojs/components';
import { ListRow } from '@/components/list-row/list-row';
import './settings-list.scss';

interface SettingsListProps {
  readonly onAgreement: () => void;
  readonly onPrivacy: () => void;
}

export const SettingsList = ({ onAgreement, onPrivacy }: SettingsListProps) => (
  <View className="settings">
    <ListRow id="agreement-entry" icon="paper" title="用户协议" onTap={onAgreement} />
    <ListRow id="privacy-entry" icon="shield" title="隐私政策" onTap={onPrivacy} />
    <ListRow icon="info" title="关于鲜集" value={`版本 ${APP_VERSION}`} />
  </View>
);
