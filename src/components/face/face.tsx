import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../icon/icon';
import './face.scss';

interface FaceProps {
  /** Path on our server, or a whole address; null for nobody's face. */
  readonly url: string | null;
  readonly size?: 'md' | 'lg';
}

/** A round picture of a person; a drawn one while there is none, or when it cannot be loaded. */
export const Face = ({ url, size = 'md' }: FaceProps) => {
  const [lost, setLost] = useState<string | null>(null);
  return (
    <View className={`face face-${size}`}>
      {url === null || url === lost ? (
        <Icon name="user" size={size === 'md' ? 'lg' : 'xl'} />
      ) : (
        <Image
          className="face-picture"
          src={url.startsWith('/') ? `${API_BASE}${url}` : url}
          mode="aspectFill"
          onError={() => setLost(url)}
        />
      )}
    </View>
  );
};
