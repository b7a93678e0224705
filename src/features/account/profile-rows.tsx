import { Picker } from '@tarojs/components';
import { Group } from '@/components/group/group';
import { ListRow } from '@/components/list-row/list-row';
import type { UpdateProfileBody, User } from '@/contract';
import { formatDate } from '@/shared/date';
import { birthdayFrom, genderFrom, genderPlace, genderText, genderTexts } from './profile-words';

interface ProfileRowsProps {
  readonly user: User;
  /** Epoch milliseconds: nobody is born later. */
  readonly now: number;
  readonly onChange: (change: UpdateProfileBody) => void;
  readonly onPhone: () => void;
  readonly onUnbind: () => void;
}

/** Where a date picker stands before a birthday is known. */
const usualBirthday = '1995-01-01';

/** What is chosen rather than typed; each choice is kept at once. */
export const ProfileRows = ({ user, now, onChange, onPhone, onUnbind }: ProfileRowsProps) => {
  const chooseGender = (place: unknown): void => {
    const gender = genderFrom(place);
    if (gender !== null && gender !== user.gender) onChange({ gender });
  };
  const chooseBirthday = (value: unknown): void => {
    const birthday = birthdayFrom(value);
    if (birthday !== null && birthday !== user.birthday) onChange({ birthday });
  };
  return (
    <>
      <Group>
        <Picker
          id="gender-picker"
          mode="selector"
          range={genderTexts}
          value={genderPlace(user.gender)}
          onChange={(event) => chooseGender(event.detail.value)}
        >
          <ListRow title="性别" value={genderText(user.gender)} arrow />
        </Picker>
        <Picker
          id="birthday-picker"
          mode="date"
          start="1900-01-01"
          end={formatDate(now)}
          value={user.birthday ?? usualBirthday}
          onChange={(event) => chooseBirthday(event.detail.value)}
        >
          <ListRow title="生日" value={user.birthday ?? '未设置'} arrow />
        </Picker>
      </Group>
      <Group>
        <ListRow id="change-phone-entry" title="手机号" value={user.phoneMasked ?? ''} onTap={onPhone} />
        <ListRow id="unbind-entry" title="解绑手机号" onTap={onUnbind} />
      </Group>
    </>
  );
};
