import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import './facts.scss';

interface FactsProps {
  readonly title: string;
  readonly facts: readonly string[];
}

/** What a step that cannot easily be taken back brings about. */
export const Facts = ({ title, facts }: FactsProps) => (
  <View className="facts">
    <View className="facts-head">
      <Icon name="info" />
      <Text className="facts-title">{title}</Text>
    </View>
    {facts.map((fact, index) => (
      <View key={fact} className="facts-line">
        <Text className="facts-number">{`${index + 1}`}</Text>
        <Text className="facts-text">{fact}</Text>
      </View>
    ))}
  </View>
);
