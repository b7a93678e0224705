import { Group } from '@/components/group/group';
import type { IconName } from '@/components/icon/icon';
import { ListRow } from '@/components/list-row/list-row';

/** Where a row leads; the page knows which of them are a member's alone. */
export type MePlace = 'coupons' | 'favourites' | 'addresses' | 'work' | 'settings';

interface MeListProps {
  /** The account belongs to an organisation. */
  readonly organised: boolean;
  readonly onOpen: (place: MePlace) => void;
}

const rows: readonly { readonly place: MePlace; readonly icon: IconName; readonly title: string }[] = [
  { place: 'coupons', icon: 'ticket', title: '优惠券' },
  { place: 'favourites', icon: 'heart', title: '我的收藏' },
  { place: 'addresses', icon: 'place', title: '收货地址' },
  { place: 'work', icon: 'work', title: '企业工作台' },
  { place: 'settings', icon: 'settings', title: '设置' },
];

/** The ways on from 我的. */
export const MeList = ({ organised, onOpen }: MeListProps) => (
  <Group>
    {rows
      .filter(({ place }) => place !== 'work' || organised)
      .map(({ place, icon, title }) => (
        <ListRow key={place} id={`${place}-entry`} icon={icon} title={title} onTap={() => onOpen(place)} />
      ))}
  </Group>
);
