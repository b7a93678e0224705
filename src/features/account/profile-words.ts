import type { User } from '@/contract';

type Gender = User['gender'];

const genders: readonly { readonly gender: Gender; readonly text: string }[] = [
  { gender: 'male', text: '男' },
  { gender: 'female', text: '女' },
  { gender: 'unknown', text: '保密' },
];

/** What a gender picker offers, in its order. */
export const genderTexts: string[] = genders.map(({ text }) => text);

export const genderPlace = (gender: Gender): number => genders.findIndex((one) => one.gender === gender);

export const genderText = (gender: Gender): string => (gender === 'unknown' ? '未设置' : textOf(gender));

const textOf = (gender: Gender): string => genders[genderPlace(gender)]?.text ?? '';

/** Reads a picker's answer, which some hosts give as a text; null for what is no place in the list. */
export const genderFrom = (place: unknown): Gender | null =>
  (typeof place === 'number' || typeof place === 'string' ? genders[Number(place)]?.gender : null) ?? null;

/** Reads a date picker's answer as `YYYY-MM-DD`; some hosts leave the zeros out. Null for anything else. */
export const birthdayFrom = (value: unknown): string | null => {
  const [, year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};
