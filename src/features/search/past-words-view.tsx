import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '@/components/icon/icon';
import { useStoreShallow } from '@/store/use-store';
import './words.scss';

interface PastWordsViewProps {
  readonly onSearch: (word: string) => void;
}

/** What this device searched for: a tap searches again; 编辑 makes a tap take the word away. */
export const PastWordsView = ({ onSearch }: PastWordsViewProps) => {
  const { words, drop, clear } = useStoreShallow((state) => ({
    words: state.searchPast,
    drop: state.dropPastWord,
    clear: state.clearPastWords,
  }));
  const [editing, setEditing] = useState(false);
  if (words.length === 0) return null;
  return (
    <View id="past-words" className="words">
      <View className="words-head">
        <Text className="words-title">搜索历史</Text>
        {editing && (
          <View id="past-clear" className="words-act words-danger" onClick={clear}>
            <Text className="words-act-text">全部清空</Text>
          </View>
        )}
        <View id="past-edit" className="words-act" onClick={() => setEditing(!editing)}>
          {editing ? <Text className="words-act-text">完成</Text> : <Icon name="trash" size="sm" />}
        </View>
      </View>
      <View className="words-row">
        {words.map((word, place) => (
          <View
            key={word}
            id={`past-${place}`}
            className="word"
            onClick={() => (editing ? drop(word) : onSearch(word))}
          >
            <View className="word-face">
              <Text className="word-text">{word}</Text>
              {editing && (
                <View className="word-cross">
                  <Icon name="close" size="sm" />
                </View>
              )}
            </View>
          </View>
        ))}
      </View>
    </View>
  );
};
