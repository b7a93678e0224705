import { Text, View } from '@tarojs/components';
import type { ProductDetail } from '@/contract';
import { type Choice, isSoldOut, toggle } from './sku-choice';
import './spec-choice.scss';

interface SpecChoiceProps {
  readonly product: ProductDetail;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** One row of values per spec; a value that cannot be bought with the others is greyed and does not react. */
export const SpecChoice = ({ product, choice, onChoose }: SpecChoiceProps) => (
  <View className="specs">
    {product.specs.map((spec, specIndex) => (
      <View key={spec.name} className="spec">
        <Text className="spec-name">{spec.name}</Text>
        <View className="spec-values">
          {spec.values.map((value, valueIndex) => {
            const out = isSoldOut(product, choice, specIndex, value);
            const look = out ? ' spec-value-out' : choice[specIndex] === value ? ' spec-value-on' : '';
            return (
              <View
                key={value}
                id={`spec-${specIndex}-${valueIndex}`}
                className={`spec-value${look}`}
                onClick={() => {
                  if (!out) onChoose(toggle(product, choice, specIndex, value));
                }}
              >
                <Text className="spec-value-text">{out ? `${value}（售罄）` : value}</Text>
              </View>
            );
          })}
        </View>
      </View>
    ))}
  </View>
);
