import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { StateView } from '@/components/state-view/state-view';
import type { WorkModule } from './modules';
import './module-view.scss';

interface ModuleViewProps {
  readonly module: WorkModule;
  /** `taken`: the right was there when the page was opened and is no more. */
  readonly right: 'allowed' | 'taken' | 'denied';
  readonly onBack: () => void;
}

const hints = {
  taken: '企业管理员刚刚调整了您的权限，如有疑问请联系管理员',
  denied: '请联系企业管理员开通',
};

/** One module of the workbench, for as long as the user has the right to it. */
export const ModuleView = ({ module, right, onBack }: ModuleViewProps) => {
  if (right !== 'allowed')
    return (
      <View id={`module-${right}`} className="module-locked">
        <StateView
          icon="lock"
          title={right === 'taken' ? `「${module.title}」权限已被收回` : `没有「${module.title}」的使用权限`}
          hint={hints[right]}
          action={{ text: '返回工作台', id: 'module-back', onTap: onBack }}
        />
      </View>
    );
  return (
    <View id="module-open" className="module">
      <View className="module-face">
        <Icon name={module.icon} size="lg" />
      </View>
      <View className="module-words">
        <Text className="module-title">{module.title}</Text>
        <Text className="module-line">{module.words}</Text>
      </View>
    </View>
  );
};
