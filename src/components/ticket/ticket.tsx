import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './ticket.scss';

interface TicketProps {
  readonly id?: string;
  /** Small, before the figure. */
  readonly sign: string;
  readonly figure: string;
  /** Small, behind the figure. */
  readonly unit: string;
  /** Under the figure. */
  readonly condition: string;
  readonly title: string;
  readonly scope: string;
  readonly hint?: string;
  /** Drawn grey: it is of no use now. */
  readonly dim?: boolean;
  readonly onTap?: () => void;
}

/** A ticket with a tear line; what stands inside it is drawn at its right end. */
export const Ticket = (props: PropsWithChildren<TicketProps>) => {
  const { id, sign, figure, unit, condition, title, scope, hint, dim = false, onTap, children } = props;
  return (
    <View id={id} className={dim ? 'ticket ticket-dim' : 'ticket'} onClick={() => onTap?.()}>
      <View className="ticket-worth">
        <View className="ticket-figure">
          {sign !== '' && <Text className="ticket-sign">{sign}</Text>}
          <Text className="ticket-number">{figure}</Text>
          {unit !== '' && <Text className="ticket-sign">{unit}</Text>}
        </View>
        <Text className="ticket-condition">{condition}</Text>
      </View>
      <View className="ticket-words">
        <Text className="ticket-title">{title}</Text>
        <Text className="ticket-scope">{scope}</Text>
        {hint !== undefined && <Text className="ticket-hint">{hint}</Text>}
      </View>
      <View className="ticket-end">{children}</View>
    </View>
  );
};
