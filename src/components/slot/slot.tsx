import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

/**
 * The place of something that comes and goes beside much that stays. Where a node is put in or taken out, the runtime
 * sends all of its parent's children again; here that is only the one that comes or goes.
 */
export const Slot = ({ children }: PropsWithChildren) => <View className="slot">{children}</View>;
