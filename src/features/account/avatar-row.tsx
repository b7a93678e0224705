import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Face } from '@/components/face/face';
import './avatar-row.scss';

interface AvatarRowProps {
  /** Path on our server, or a whole address. */
  readonly url: string | null;
}

/** The face, large, with the way to another one beneath it. */
export const AvatarRow = ({ url, children }: PropsWithChildren<AvatarRowProps>) => (
  <View className="avatar-row">
    <Face url={url} size="lg" />
    <Text className="avatar-hint">{url === null ? '还没有头像' : '我的头像'}</Text>
    {children}
  </View>
);
