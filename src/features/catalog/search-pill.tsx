import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import './search-pill.scss';

/** Looks like a field and leads to the page that has one. */
export const SearchPill = ({ onTap }: { readonly onTap: () => void }) => (
  <View className="search-pill-bar">
    <View id="search-pill" className="search-pill" onClick={onTap}>
      <Icon name="search" size="sm" />
      <Text className="search-pill-text">搜索水果、零食、日用好物</Text>
    </View>
  </View>
);
