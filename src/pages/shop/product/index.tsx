import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { FailedView } from '@/components/state-view/state-view';
import { ProductSkeleton } from '@/features/product/product-skeleton';
import { LoginSheet } from '@/features/session/login-sheet';
import { readyValue } from '@/shared/loadable';
import { legalLinks } from '../../hooks/navigate';
import { Page } from '../../shell/page';
import { ProductBody } from './product-body';
import { useProductData } from './use-product-data';

export default function ProductPage() {
  const productId = useRouter().params.id ?? '';
  const { detail, load } = useProductData(productId);
  const product = readyValue(detail);

  useEffect(() => {
    void load();
  }, [load]);

  if (product === null)
    return (
      <Page>
        {detail.kind === 'failed' ? (
          <FailedView message={detail.message} onRetry={() => void load()} />
        ) : (
          <ProductSkeleton />
        )}
      </Page>
    );
  return (
    <Page className="page-with-bar">
      <ProductBody product={product} />
      <LoginSheet {...legalLinks} />
    </Page>
  );
}
