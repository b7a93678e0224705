import Taro from '@tarojs/taro';
import { toast } from './toast';

/** Some hosts tell by themselves that something was copied; one toast replaces the other. */
export const copyText = (data: string): void => {
  Promise.resolve()
    .then(() => Taro.setClipboardData({ data }))
    .then(
      () => toast('已复制'),
      () => toast('复制失败，请长按文字复制'),
    );
};
