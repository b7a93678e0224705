import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Face } from '@/components/face/face';
import { Icon } from '@/components/icon/icon';
import { useStore } from '@/store/use-store';
import { memberName, visitorName } from './member-name';
import './me-head.scss';

interface MeHeadProps {
  readonly onLogin: () => void;
  readonly onProfile: () => void;
}

/** Who the user is to us, and the next step from there. */
export const MeHead = ({ onLogin, onProfile }: MeHeadProps) => {
  const auth = useStore((state) => state.auth);
  if (auth.kind === 'member')
    return (
      <View className="me-head" id="member-head" onClick={onProfile}>
        <Face url={auth.user.avatarUrl} />
        <View className="me-who">
          <Text className="me-name">{memberName(auth.user)}</Text>
          <Text className="me-more">{auth.user.phoneMasked ?? ''}</Text>
        </View>
        <View className="me-profile" id="profile-entry">
          <Text className="me-profile-text">{auth.user.nickname === null ? '完善资料' : '编辑资料'}</Text>
          <Icon name="arrow" size="sm" />
        </View>
      </View>
    );
  return (
    <View className="me-head">
      <Face url={null} />
      <View className="me-who">
        <Text className="me-name">{auth.kind === 'visitor' ? visitorName(auth.user) : '欢迎光临'}</Text>
        <Text className="me-more">登录后同步购物车与订单</Text>
      </View>
      <Button id="login-entry" text="登录/注册" onTap={onLogin} />
    </View>
  );
};
