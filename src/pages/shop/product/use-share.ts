import Taro, { useShareAppMessage } from '@tarojs/taro';
import type { ProductDetail } from '@/contract';
import { urlOf } from '@/routes';
import { toast } from '../../hooks/toast';

/** What the host sends to somebody; the page's configuration switches it on. A browser has nothing like it. */
export const useShare = (product: ProductDetail): void => {
  useShareAppMessage(() => ({
    title: product.title,
    path: urlOf('product', { id: product.id }),
    imageUrl: `${API_BASE}${product.image}`,
  }));
};

/** In a browser: the page's address, to be pasted anywhere. Null on the hosts, whose own button shares. */
export const copyAddress =
  process.env.TARO_ENV === 'h5'
    ? (): void => {
        void Taro.setClipboardData({ data: window.location.href }).then(
          () => toast('链接已复制'),
          () => toast('复制失败，请从地址栏复制'),
        );
      }
    : null;
