import { ScrollView, Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Picture } from '@/components/picture/picture';
import { Price } from '@/components/price/price';
import { Sheet } from '@/components/sheet/sheet';
import { Stepper } from '@/components/stepper/stepper';
import type { ProductDetail } from '@/contract';
import { type Choice, choiceText, chosenSku, limitText, mostPieces } from './sku-choice';
import { SpecChoice } from './spec-choice';
import './sku-sheet.scss';

interface SkuSheetProps {
  readonly product: ProductDetail;
  readonly choice: Choice;
  readonly quantity: number;
  readonly confirmText: string;
  readonly onChoose: (choice: Choice) => void;
  readonly onQuantity: (quantity: number) => void;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Why the choice cannot be bought; null when it can. */
const verdictOn = (product: ProductDetail, stock: number | null): string | null => {
  if (product.saleState === 'off_shelf') return '已下架';
  if (product.saleState === 'sold_out' || stock === 0) return '已售罄';
  return stock === null ? '请选择规格' : null;
};

/** Which of the product, how many: the last question before cart or checkout. */
export const SkuSheet = (props: SkuSheetProps) => {
  const { product, choice, quantity, confirmText, onChoose, onQuantity, onConfirm, onClose } = props;
  const sku = chosenSku(product, choice);
  const most = mostPieces(sku?.stock ?? 1, product.limitPerOrder);
  const verdict = verdictOn(product, sku?.stock ?? null);
  const limit = limitText(sku, product.limitPerOrder);
  return (
    <Sheet onClose={onClose}>
      <View className="sku-head">
        <View className="sku-picture">
          <Picture src={product.image} lazy={false} />
        </View>
        <View className="sku-facts">
          <Price fen={sku?.priceFen ?? product.priceFen} size="xl" />
          <Text className="sku-choice">{choiceText(product, choice)}</Text>
        </View>
      </View>
      <ScrollView className="sku-scroll" scrollY>
        <View className="sku-scroll-body">
          <SpecChoice product={product} choice={choice} onChoose={onChoose} />
          <View className="sku-count">
            <Text className="sku-count-name">数量</Text>
            {limit !== null && <Text className="sku-limit">{limit}</Text>}
            <Stepper name="sku" value={Math.min(quantity, most)} max={most} onChange={onQuantity} />
          </View>
        </View>
      </ScrollView>
      <View className="sku-foot">
        <Button
          id="sku-confirm"
          text={verdict ?? confirmText}
          disabled={verdict !== null}
          onTap={onConfirm}
        />
      </View>
    </Sheet>
  );
};
