import { Swiper, SwiperItem, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Picture } from '@/components/picture/picture';
import './gallery.scss';

interface GalleryProps {
  readonly images: readonly string[];
}

/** The product's pictures, one at a time, with the place in the row. */
export const Gallery = ({ images }: GalleryProps) => {
  const [place, setPlace] = useState(0);
  return (
    <View className="gallery">
      <Swiper className="gallery-swiper" onChange={(event) => setPlace(event.detail.current)}>
        {images.map((src, index) => (
          <SwiperItem key={src} className="gallery-item">
            <Picture src={src} lazy={index > 0} />
          </SwiperItem>
        ))}
      </Swiper>
      {images.length > 1 && <Text className="gallery-place">{`${place + 1} / ${images.length}`}</Text>}
    </View>
  );
};
