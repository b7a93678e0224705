import type { Session, User } from '../contract';
import { SESSION_VERSION } from './constants';

type Fields = Readonly<Record<string, unknown>>;

/** What stands in the storage; times in epoch milliseconds. */
export interface SessionRecord {
  readonly session: Session;
  /** When the user's data came from the server. */
  readonly userAt: number;
  /** When the session was last used. */
  readonly seenAt: number;
  /** Left alone for too long: it serves nothing but to tell the server that the identity is locked. */
  readonly locked: boolean;
}

/** An object of any kind. */
export const isFields = (value: unknown): value is Fields => Object(value) === value;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTextOrNull = (value: unknown): boolean => typeof value === 'string' || value === null;
const isTime = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

/** Written by hand, so that no schema library reaches a bundle. Fields of a newer server are let through. */
export const isUser = (value: unknown): value is User =>
  isFields(value) &&
  isText(value.id) &&
  (value.busiIdentity === 'VISIT' || value.busiIdentity === 'MEMBER') &&
  [value.phoneMasked, value.nickname, value.avatarUrl, value.birthday].every(isTextOrNull) &&
  ['unknown', 'male', 'female'].some((gender) => gender === value.gender) &&
  typeof value.hasPassword === 'boolean' &&
  (value.deletionAt === null || isTime(value.deletionAt));

export const isSession = (value: unknown): value is Session =>
  isFields(value) && isText(value.token) && isTime(value.expiresAt) && isUser(value.user);

const isRecord = (value: unknown): value is SessionRecord =>
  isFields(value) &&
  value.version === SESSION_VERSION &&
  isSession(value.session) &&
  isTime(value.userAt) &&
  isTime(value.seenAt) &&
  typeof value.locked === 'boolean';

export const writeRecord = (record: SessionRecord): string =>
  JSON.stringify({ version: SESSION_VERSION, ...record });

/** Null for a text that is no record of this version. */
export const readRecord = (text: string): SessionRecord | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
};
