import { Swiper, SwiperItem, Text, View } from '@tarojs/components';
import { Picture } from '@/components/picture/picture';
import './banner.scss';

const slides = [
  { src: '/assets/banners/1.webp', categoryId: 'fruit', title: '时令鲜果', words: '当季采摘，当日发出' },
  {
    src: '/assets/banners/2.webp',
    categoryId: 'dairy-bakery',
    title: '元气早餐',
    words: '牛奶面包，一次备齐',
  },
  { src: '/assets/banners/3.webp', categoryId: 'vegetables', title: '今日好菜', words: '时蔬海鲜，下锅正好' },
];

/** What the shop puts forward, each a way to its shelf; the pictures come from our server. */
export const Banner = ({ onOpen }: { readonly onOpen: (categoryId: string) => void }) => (
  <View className="banner">
    <Swiper
      className="banner-swiper"
      autoplay
      circular
      indicatorDots
      interval={5000}
      indicatorColor="rgba(255, 255, 255, 0.5)"
      indicatorActiveColor="#ffffff"
    >
      {slides.map(({ src, categoryId, title, words }) => (
        <SwiperItem key={src} className="banner-item">
          <View id={`banner-${categoryId}`} className="banner-slide" onClick={() => onOpen(categoryId)}>
            <Picture src={src} shape="wide" lazy={false} />
            <View className="banner-words">
              <Text className="banner-title">{title}</Text>
              <Text className="banner-line">{words}</Text>
            </View>
          </View>
        </SwiperItem>
      ))}
    </Swiper>
  </View>
);
