import { Text, View } from '@tarojs/components';
import { readyValue } from '@/shared/loadable';
import { useStore } from '@/store/use-store';
import './words.scss';

interface HotWordsViewProps {
  readonly onSearch: (word: string) => void;
}

/** What many look for; a help that may be missing. */
export const HotWordsView = ({ onSearch }: HotWordsViewProps) => {
  const words = useStore((state) => readyValue(state.searchHot)) ?? [];
  if (words.length === 0) return null;
  return (
    <View id="hot-words" className="words">
      <View className="words-head">
        <Text className="words-title">热门搜索</Text>
      </View>
      <View className="words-row">
        {words.map((word, place) => (
          <View key={word} id={`hot-${place}`} className="word" onClick={() => onSearch(word)}>
            <View className={place < 3 ? 'word-face word-hot' : 'word-face'}>
              <Text className="word-text">{word}</Text>
            </View>
          </View>
        ))}
      </View>
    </View>
  );
};
