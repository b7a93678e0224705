import type { HostPlatform } from '../config';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { PlatformIdentity } from '../exchange/types';
import { newId } from '../random';
import { type IdentityRow, identityRepository } from './identity-repository';
import { absorb, type MergeDeps } from './merge-users';
import type { SessionKeys } from './session-keys';
import { userRepository } from './user-repository';

export interface RecogniseDeps extends MergeDeps {
  readonly keys: SessionKeys;
}

export interface Recognised {
  readonly identityId: string;
  readonly userId: string;
}

/** A platform's answer, and of which app it is. */
export type Who = PlatformIdentity & { readonly platform: HostPlatform; readonly appId: string };

const findIdentity = (tx: Db, { platform, appId, openId, anonymousId }: Who): Promise<IdentityRow | null> =>
  openId === null
    ? identityRepository.lockAnonymous(tx, platform, appId, anonymousId ?? '')
    : identityRepository.lockByOpenId(tx, platform, appId, openId);

/** The identity's row, made together with a new visitor when nobody has seen it before. */
const findOrCreate = async (tx: Db, who: Who, { clock, random }: RecogniseDeps): Promise<IdentityRow> => {
  const known = await findIdentity(tx, who);
  if (known !== null) return known;
  const { platform, appId, openId, anonymousId } = who;
  const now = clock.now();
  const userId = newId(random);
  await userRepository.insert(tx, userId, null, now);
  const row = {
    id: newId(random),
    userId,
    platform,
    appId,
    openId,
    anonymousId,
    createdAt: now,
    updatedAt: now,
  };
  // Somebody else may store the same identity in this very moment; theirs counts then, and our visitor goes.
  if (!(await identityRepository.insert(tx, row))) await userRepository.remove(tx, userId);
  const stored = await findIdentity(tx, who);
  if (stored === null) throw new Error('an identity that was just stored is not there');
  return stored;
};

/** Makes one user of two when one of them is a visitor; two members stay two. Gives who remains. */
const join = async (tx: Db, mine: string, other: string, deps: RecogniseDeps): Promise<string> => {
  const rows = await userRepository.lock(tx, [mine, other]);
  const [a, b] = [rows.get(mine), rows.get(other)];
  if (!a || !b || a.mergedInto !== null || b.mergedInto !== null || (a.phone !== null && b.phone !== null)) {
    return mine;
  }
  const [from, to] = a.phone === null ? [a, other] : [b, mine];
  await absorb(tx, from, to, deps);
  return to;
};

/**
 * A device that was known by its anonymous id has now shown an account of the host. What its visitor collected goes to
 * that account's user; the device itself gets a new visitor, so that it leads nobody into an account when the host is
 * logged out again. A device whose user is a member is left alone: it may be somebody else's login.
 */
const adoptAnonymous = async (tx: Db, who: Who, userId: string, deps: RecogniseDeps): Promise<void> => {
  const { platform, appId, anonymousId, openId } = who;
  if (openId === null || anonymousId === null) return;
  const device = await identityRepository.lockAnonymous(tx, platform, appId, anonymousId);
  if (device === null || device.userId === userId) return;
  const rows = await userRepository.lock(tx, [device.userId, userId]);
  const visitor = rows.get(device.userId);
  if (visitor === undefined || visitor.phone !== null) return;
  const now = deps.clock.now();
  const fresh = newId(deps.random);
  await userRepository.insert(tx, fresh, null, now);
  await identityRepository.update(tx, device.id, { userId: fresh, updatedAt: now });
  await absorb(tx, visitor, userId, deps);
};

/**
 * Who a locked identity leads to: a visitor, the same one until somebody logs in with it.
 * @throws AppError ACCOUNT_DISABLED: signing out is no way around having been shut out
 */
const visitorOf = async (
  tx: Db,
  identity: IdentityRow,
  { clock, random }: RecogniseDeps,
): Promise<string> => {
  const known = await userRepository.find(tx, identity.userId);
  if (known?.disabledAt != null) throw new AppError('ACCOUNT_DISABLED');
  if (identity.visitorId !== null) return identity.visitorId;
  const now = clock.now();
  const visitorId = newId(random);
  await userRepository.insert(tx, visitorId, null, now);
  await identityRepository.update(tx, identity.id, { visitorId, updatedAt: now });
  return visitorId;
};

/** The user, one for all identities of one union id. */
const userOf = async (tx: Db, { userId }: IdentityRow, who: Who, deps: RecogniseDeps): Promise<string> => {
  if (who.unionId === null) return userId;
  const other = await identityRepository.userByUnionId(tx, who.platform, who.unionId, userId);
  return other === null ? userId : join(tx, userId, other, deps);
};

/**
 * Who a platform's answer stands for: the identity, made with a new visitor on first sight, its session key brought up
 * to date, and the user it leads to. One person known by several identities of one union id is one user. After a
 * sign-out it leads to a visitor.
 * Runs inside the caller's transaction.
 */
export const recognise = async (tx: Db, who: Who, deps: RecogniseDeps): Promise<Recognised> => {
  const identity = await findOrCreate(tx, who, deps);
  const now = deps.clock.now();
  await identityRepository.update(tx, identity.id, {
    ...deps.keys.change(identity, who.sessionKey, now),
    ...(who.unionId === null ? {} : { unionId: who.unionId }),
    ...(who.anonymousId === null ? {} : { anonymousId: who.anonymousId }),
    updatedAt: now,
  });
  const locked = identity.lockedAt !== null;
  const userId = locked ? await visitorOf(tx, identity, deps) : await userOf(tx, identity, who, deps);
  await adoptAnonymous(tx, who, userId, deps);
  return { identityId: identity.id, userId };
};
