import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Slot } from '@/components/slot/slot';
import { OfflineBanner } from '@/features/shell/offline-banner';
import { PrivacyGate } from '@/features/shell/privacy-gate';

interface PageProps {
  /** Classes of the page beside its own. */
  readonly className?: string;
}

/** What every page has: the banner of a lost network above, the privacy question over it. */
export const Page = ({ className, children }: PropsWithChildren<PageProps>) => (
  <View className={className === undefined ? 'page' : `page ${className}`}>
    <OfflineBanner />
    {children}
    <Slot>
      <PrivacyGate />
    </Slot>
  </View>
);
