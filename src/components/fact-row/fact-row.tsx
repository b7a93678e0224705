import { Text, View } from '@tarojs/components';
import './fact-row.scss';

interface FactRowProps {
  readonly name: string;
  readonly value: string;
  readonly id?: string;
  /** What else can be done with the value, like 复制. */
  readonly action?: { readonly text: string; readonly id: string; readonly onTap: () => void };
}

/** A name and what is known under it; long values wrap. */
export const FactRow = ({ name, value, id, action }: FactRowProps) => (
  <View id={id} className="fact-row">
    <Text className="fact-row-name">{name}</Text>
    <Text className="fact-row-value" selectable>
      {value}
    </Text>
    {action !== undefined && (
      <View id={action.id} className="fact-row-action" onClick={action.onTap}>
        <Text className="fact-row-word">{action.text}</Text>
      </View>
    )}
  </View>
);
