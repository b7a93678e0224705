import { useLoad, useReachBottom, useUnload } from '@tarojs/taro';
import { HotWordsView } from '@/features/search/hot-words-view';
import { PastWordsView } from '@/features/search/past-words-view';
import { SearchField } from '@/features/search/search-field';
import { SearchHead } from '@/features/search/search-head';
import { Page } from '../../shell/page';
import { Results } from './results';
import { useSearch } from './use-search';

export default function SearchPage() {
  const search = useSearch();
  const { asked } = search;
  const start = (words: string): void => void search.search(words);

  useLoad(() => {
    void search.open();
  });
  useUnload(search.leave);
  useReachBottom(() => {
    void search.more();
  });

  const words = asked?.q ?? '';
  const field = <SearchField key={words} asked={words} onSearch={start} onClear={search.leave} />;
  if (asked !== null)
    return (
      <Page>
        <Results asked={asked} search={search} field={field} />
      </Page>
    );
  return (
    <Page>
      <SearchHead>{field}</SearchHead>
      <PastWordsView onSearch={start} />
      <HotWordsView onSearch={start} />
    </Page>
  );
}
