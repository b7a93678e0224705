import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../icon/icon';
import './picture.scss';

interface PictureProps {
  /** Path on our server, or a whole address. */
  readonly src: string;
  readonly shape?: 'square' | 'wide';
  /** False for pictures that are on the first screen. */
  readonly lazy?: boolean;
}

/** A picture that keeps its place while it loads and shows a leaf when it cannot be loaded. */
export const Picture = ({ src, shape = 'square', lazy = true }: PictureProps) => {
  const [lost, setLost] = useState(false);
  const address = src.startsWith('/') ? `${API_BASE}${src}` : src;
  return (
    <View className={`picture picture-${shape}`}>
      {lost ? (
        <View className="picture-lost">
          <Icon name="leaf" size="lg" />
        </View>
      ) : (
        <Image
          className="picture-image"
          src={address}
          mode="aspectFill"
          lazyLoad={lazy}
          onError={() => setLost(true)}
        />
      )}
    </View>
  );
};
