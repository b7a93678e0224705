import { ScrollView, Text, View } from '@tarojs/components';
import type { Category } from '@/contract';
import './side-bar.scss';

interface SideBarProps {
  readonly categories: readonly Category[];
  readonly chosen: string | null;
  readonly onChoose: (categoryId: string) => void;
}

/** The names of all shelves; it stays where it is while the goods beside it scroll. */
export const SideBar = ({ categories, chosen, onChoose }: SideBarProps) => (
  <ScrollView className="side-bar" scrollY showScrollbar={false} enhanced>
    {categories.map(({ id, name }) => (
      <View
        key={id}
        id={`shelf-${id}`}
        className={id === chosen ? 'side-item side-item-on' : 'side-item'}
        onClick={() => onChoose(id)}
      >
        <Text className="side-name">{name}</Text>
      </View>
    ))}
  </ScrollView>
);
