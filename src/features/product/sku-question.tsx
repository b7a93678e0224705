import { View } from '@tarojs/components';
import { Sheet } from '@/components/sheet/sheet';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView } from '@/components/state-view/state-view';
import type { ProductDetail } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { SkuSheet } from './sku-sheet';
import { type ChoiceStart, type ChosenSku, useSkuChoice } from './use-sku-choice';

interface SkuQuestionProps {
  readonly detail: Loadable<ProductDetail>;
  readonly start: ChoiceStart;
  readonly confirmText: string;
  readonly onRetry: () => void;
  readonly onChosen: (chosen: ChosenSku) => void;
  readonly onClose: () => void;
}

/** The SKU sheet with a choice of its own, for a good that was chosen before and may have to be loaded first. */
export const SkuQuestion = (props: SkuQuestionProps) => {
  const { detail, start, confirmText, onRetry, onChosen, onClose } = props;
  const product = detail.kind === 'ready' ? detail.value : null;
  const { choice, quantity, chosen, setChoice, setQuantity } = useSkuChoice(product, start);
  if (product === null)
    return (
      <Sheet onClose={onClose}>
        <View className="sku-blank">
          {detail.kind === 'failed' ? (
            <FailedView message={detail.message} onRetry={onRetry} />
          ) : (
            <Skeleton shape="row" />
          )}
        </View>
      </Sheet>
    );
  return (
    <SkuSheet
      product={product}
      choice={choice}
      quantity={quantity}
      confirmText={confirmText}
      onChoose={setChoice}
      onQuantity={setQuantity}
      onConfirm={() => {
        if (chosen !== null) onChosen(chosen);
      }}
      onClose={onClose}
    />
  );
};
