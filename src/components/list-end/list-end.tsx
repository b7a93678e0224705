import { Text, View } from '@tarojs/components';
import AtDivider from 'taro-ui/lib/components/divider';
import './list-end.scss';

interface ListEndProps {
  readonly state: 'more' | 'loading' | 'failed' | 'end';
  readonly onRetry: () => void;
}

const words = { more: '上滑加载更多', loading: '正在加载…', failed: '加载失败，点此重试', end: '已经到底啦' };

/** The foot of a list that grows. */
export const ListEnd = ({ state, onRetry }: ListEndProps) => (
  <View
    className={state === 'failed' ? 'list-end list-end-failed' : 'list-end'}
    id="list-end"
    onClick={() => {
      if (state === 'failed' || state === 'more') onRetry();
    }}
  >
    {state === 'end' ? (
      <AtDivider className="list-end-divider" content={words.end} />
    ) : (
      <Text className="list-end-text">{words[state]}</Text>
    )}
  </View>
);
