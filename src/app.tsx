import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { appLifecycle, bootstrap } from './bootstrap';
import { useStore } from './store/use-store';
import './app.scss';

bootstrap();

export default function App({ children }: PropsWithChildren) {
  const launch = useStore((state) => state.launch);
  useLaunch(() => {
    void launch();
  });
  useDidShow(appLifecycle.appShown);
  useDidHide(appLifecycle.appHidden);
  return children;
}
