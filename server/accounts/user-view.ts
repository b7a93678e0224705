import type { User } from '../../src/contract/account';
import type { UserRow } from './user-repository';

/** `138****8000`; all but the first three and the last four are hidden, and never fewer than four. */
export const maskPhone = (phone: string): string => {
  const tail = phone.slice(-4);
  const head = phone.slice(0, Math.max(0, Math.min(3, phone.length - 8)));
  return `${head}****${tail}`;
};

/** What it takes to show a user. */
export type ShownUser = Pick<
  UserRow,
  'id' | 'phone' | 'nickname' | 'avatarUrl' | 'gender' | 'birthday' | 'passwordHash' | 'deletionAt'
>;

/** What a user's own app may know of the user. */
export const toUser = (row: ShownUser): User => ({
  id: row.id,
  busiIdentity: row.phone === null ? 'VISIT' : 'MEMBER',
  phoneMasked: row.phone === null ? null : maskPhone(row.phone),
  nickname: row.nickname,
  avatarUrl: row.avatarUrl,
  gender: row.gender,
  birthday: row.birthday,
  hasPassword: row.passwordHash !== null,
  deletionAt: row.deletionAt,
});
