import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { type WorkModule, workModules } from './modules';
import './work-tiles.scss';

interface WorkTilesProps {
  /** Modules that the user may use now. */
  readonly allowed: readonly string[];
  /** A leader has every module that was bought: what is locked was not. */
  readonly isLeader: boolean;
  readonly onOpen: (module: WorkModule) => void;
}

const reasons = { leader: '企业套餐未包含此功能', member: '暂无权限，请联系企业管理员' };

/** What the organisation can do; a tile without a right is locked and says why. */
export const WorkTiles = ({ allowed, isLeader, onOpen }: WorkTilesProps) => (
  <View className="tiles">
    {workModules.map((one) => {
      const open = allowed.includes(one.module);
      return (
        <View
          key={one.module}
          id={`module-${one.module}`}
          className={open ? 'tile' : 'tile tile-locked'}
          onClick={() => onOpen(one)}
        >
          <View className="tile-face">
            <Icon name={open ? one.icon : 'lock'} />
          </View>
          <Text className="tile-title">{one.title}</Text>
          <Text className="tile-words">{open ? one.words : reasons[isLeader ? 'leader' : 'member']}</Text>
        </View>
      );
    })}
  </View>
);
