import { Text, View } from '@tarojs/components';
import { Picture } from '@/components/picture/picture';
import { Skeleton } from '@/components/skeleton/skeleton';
import { readyValue } from '@/shared/loadable';
import { useStore } from '@/store/use-store';
import './category-grid.scss';

const blanks = [0, 1, 2, 3, 4, 5, 6, 7];

/** The kinds of goods, each a way to its shelf. Without them there is nothing: the feed below says what went wrong. */
export const CategoryGrid = ({ onOpen }: { readonly onOpen: (categoryId: string) => void }) => {
  const categories = useStore((state) => state.catalogCategories);
  if (categories.kind === 'failed') return null;
  const items = readyValue(categories);
  return (
    <View className="categories">
      {items === null
        ? blanks.map((place) => (
            <View key={place} className="category">
              <View className="category-picture">
                <Skeleton shape="round" />
              </View>
              <View className="category-blank">
                <Skeleton shape="line" />
              </View>
            </View>
          ))
        : items.map(({ id, name, image }) => (
            <View key={id} id={`category-${id}`} className="category" onClick={() => onOpen(id)}>
              <View className="category-picture">
                <Picture src={image} lazy={false} />
              </View>
              <Text className="category-name">{name}</Text>
            </View>
          ))}
    </View>
  );
};
