import { Text, View } from '@tarojs/components';
import { Button } from '../button/button';
import { Icon, type IconName } from '../icon/icon';
import './state-view.scss';

interface StateViewProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint?: string;
  readonly action?: { readonly text: string; readonly id?: string; readonly onTap: () => void };
}

/** The one look of "nothing here". */
export const StateView = ({ icon, title, hint, action }: StateViewProps) => (
  <View className="state-view">
    <View className="state-view-sign">
      <Icon name={icon} size="xl" />
    </View>
    <Text className="state-view-title">{title}</Text>
    {hint !== undefined && <Text className="state-view-hint">{hint}</Text>}
    {action !== undefined && (
      <View className="state-view-action">
        <Button id={action.id} kind="outline" text={action.text} onTap={action.onTap} />
      </View>
    )}
  </View>
);

interface FailedViewProps {
  readonly message: string;
  readonly onRetry: () => void;
}

/** The one look of "did not work": the sentence and a way to try again. */
export const FailedView = ({ message, onRetry }: FailedViewProps) => (
  <StateView icon="offline" title={message} action={{ text: '重新加载', id: 'retry', onTap: onRetry }} />
);
