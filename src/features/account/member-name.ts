import type { User } from '@/contract';

/** A visitor's number: short enough to read, long enough to tell two apart. */
export const visitorName = (user: User): string => `游客 ${user.id.slice(-6).toUpperCase()}`;

export const memberName = (user: User): string => user.nickname ?? '鲜集会员';
