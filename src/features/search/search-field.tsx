import { Input, Text, View } from '@tarojs/components';
import { useRef } from 'react';
import { Icon } from '@/components/icon/icon';
import './search-field.scss';

interface SearchFieldProps {
  /** What was searched for last; the field shows it, and is drawn anew when it changes. */
  readonly asked: string;
  readonly onSearch: (words: string) => void;
  /** The cross in the field: back to the words to choose from. */
  readonly onClear: () => void;
}

/** The words are left to the host while they are typed: writing them back at each letter moves the cursor. */
export const SearchField = ({ asked, onSearch, onClear }: SearchFieldProps) => {
  const typed = useRef(asked);
  return (
    <View className="search-bar">
      <View className="search-field">
        <Icon name="search" size="sm" />
        <Input
          id="search-input"
          className="search-input"
          defaultValue={asked}
          maxlength={40}
          confirmType="search"
          focus={asked === ''}
          placeholder="想买点什么？"
          placeholderClass="search-placeholder"
          onInput={(event) => {
            typed.current = event.detail.value;
          }}
          onConfirm={(event) => onSearch(event.detail.value)}
        />
        {asked !== '' && (
          <View id="search-clear" className="search-clear" onClick={onClear}>
            <Icon name="close" size="sm" />
          </View>
        )}
      </View>
      <View id="search-go" className="search-go" onClick={() => onSearch(typed.current)}>
        <Text className="search-go-text">搜索</Text>
      </View>
    </View>
  );
};
