import { ScrollView, Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { Sheet } from '@/components/sheet/sheet';
import type { Organisation } from '@/contract';
import './choose-sheet.scss';

interface ChooseSheetProps {
  readonly organisations: readonly Organisation[];
  readonly onChoose: (organisationId: string) => void;
  readonly onClose: () => void;
}

/** Which organisation's rights are to count from now on. */
export const ChooseSheet = ({ organisations, onChoose, onClose }: ChooseSheetProps) => (
  <Sheet onClose={onClose}>
    <Text className="choose-title">选择当前企业</Text>
    <ScrollView className="choose-scroll" scrollY>
      {organisations.map(({ id, name, isCurrent }) => (
        <View key={id} id={`choose-${id}`} className="choose-row" onClick={() => onChoose(id)}>
          <Text className="choose-name">{name}</Text>
          {isCurrent && <Icon name="check" />}
        </View>
      ))}
    </ScrollView>
  </Sheet>
);
