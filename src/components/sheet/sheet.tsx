import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Icon } from '../icon/icon';
import './sheet.scss';

interface SheetProps {
  readonly onClose: () => void;
}

/** Rises from the lower edge; a tap beside it closes it. Draw it only while it is open. */
export const Sheet = ({ onClose, children }: PropsWithChildren<SheetProps>) => (
  <View className="sheet">
    <View className="sheet-mask" id="sheet-mask" onClick={onClose} catchMove />
    <View className="sheet-body">
      {children}
      <View className="sheet-close" id="sheet-close" onClick={onClose}>
        <Icon name="close" />
      </View>
    </View>
  </View>
);
