import { Input, Text, View } from '@tarojs/components';
import { useRef } from 'react';
import { Button } from '@/components/button/button';
import { Sheet } from '@/components/sheet/sheet';
import { rangeFrom, usualRanges, yuanText } from './price-range';
import { anyPrice, type PriceRange } from './slice';
import './price-sheet.scss';

interface PriceSheetProps {
  readonly range: PriceRange;
  readonly onChange: (range: PriceRange) => void;
  readonly onClose: () => void;
  /** What was typed is no price. */
  readonly onRefused: (reason: string) => void;
}

interface EndProps {
  readonly id: string;
  readonly hint: string;
  readonly fen: number | null;
  readonly onText: (text: string) => void;
}

const End = ({ id, hint, fen, onText }: EndProps) => (
  <Input
    id={id}
    className="price-end"
    type="digit"
    maxlength={9}
    defaultValue={yuanText(fen)}
    placeholder={hint}
    placeholderClass="price-end-placeholder"
    onInput={(event) => onText(event.detail.value)}
  />
);

const same = (one: PriceRange, other: PriceRange): boolean =>
  one.minFen === other.minFen && one.maxFen === other.maxFen;

/** Narrows the results by price: one of the usual ranges by a tap, any other by two fields. */
export const PriceSheet = ({ range, onChange, onClose, onRefused }: PriceSheetProps) => {
  const typed = useRef({ low: yuanText(range.minFen), high: yuanText(range.maxFen) });
  const confirm = (): void => {
    const answer = rangeFrom(typed.current.low, typed.current.high);
    if (answer.kind === 'refused') onRefused(answer.reason);
    else onChange(answer.range);
  };
  return (
    <Sheet onClose={onClose}>
      <View id="price-sheet" className="price-sheet">
        <Text className="price-sheet-title">价格区间（元）</Text>
        <View className="price-ranges">
          {usualRanges.map((usual, place) => (
            <View
              key={usual.text}
              id={`range-${place}`}
              className={same(usual, range) ? 'price-range price-range-on' : 'price-range'}
              onClick={() => onChange({ minFen: usual.minFen, maxFen: usual.maxFen })}
            >
              <Text className="price-range-text">{usual.text}</Text>
            </View>
          ))}
        </View>
        <View className="price-ends">
          <End
            id="price-min"
            hint="最低价"
            fen={range.minFen}
            onText={(low) => {
              typed.current = { ...typed.current, low };
            }}
          />
          <View className="price-dash" />
          <End
            id="price-max"
            hint="最高价"
            fen={range.maxFen}
            onText={(high) => {
              typed.current = { ...typed.current, high };
            }}
          />
        </View>
        <View className="price-foot">
          <View className="price-foot-part">
            <Button id="price-reset" kind="outline" text="重置" onTap={() => onChange(anyPrice)} />
          </View>
          <View className="price-foot-part">
            <Button id="price-confirm" text="确定" onTap={confirm} />
          </View>
        </View>
      </View>
    </Sheet>
  );
};
