import { ScrollView, Text, View } from '@tarojs/components';
import { Picture } from '@/components/picture/picture';
import { useStoreShallow } from '@/store/use-store';
import './category-chips.scss';

interface ChipProps {
  readonly id: string;
  readonly name: string;
  readonly image: string | null;
  readonly on: boolean;
  readonly onTap: () => void;
}

const Chip = ({ id, name, image, on, onTap }: ChipProps) => (
  <View id={id} className={on ? 'chip chip-on' : 'chip'} onClick={onTap}>
    <View className="chip-picture">
      {image === null ? <Text className="chip-all">全</Text> : <Picture src={image} lazy={false} />}
    </View>
    <Text className="chip-name">{name}</Text>
  </View>
);

/** The kinds of goods; a tap narrows the feed below. */
export const CategoryChips = () => {
  const { categories, chosen, choose } = useStoreShallow((state) => ({
    categories: state.catalogCategories,
    chosen: state.catalogCategoryId,
    choose: state.chooseCategory,
  }));
  const items = categories.kind === 'ready' ? categories.value : [];
  return (
    <ScrollView className="chips" scrollX showScrollbar={false} enhanced>
      <View className="chips-row">
        <Chip
          id="category-all"
          name="全部"
          image={null}
          on={chosen === null}
          onTap={() => void choose(null)}
        />
        {items.map((category) => (
          <Chip
            key={category.id}
            id={`category-${category.id}`}
            name={category.name}
            image={category.image}
            on={chosen === category.id}
            onTap={() => void choose(category.id)}
          />
        ))}
      </View>
    </ScrollView>
  );
};
