import { eq } from 'drizzle-orm';
import type { DeletionHook } from '../accounts/deletion-hooks';
import type { MergeHook } from '../accounts/merge-hooks';
import { userRepository } from '../accounts/user-repository';
import type { Db } from '../db/types';
import { memberRepository } from './member-repository';
import { rightsRepository } from './rights-repository';
import { moduleSwitches, organisationMembers } from './schema';

const members = organisationMembers;
const switches = moduleSwitches;

/** Takes a user out of every organisation. What was switched off goes too: it means nothing without a place. */
const leave = async (tx: Db, userId: string): Promise<void> => {
  await tx.delete(switches).where(eq(switches.userId, userId));
  await tx.delete(members).where(eq(members.userId, userId));
};

/**
 * When two users become one: places go over to the one who remains, and so does what is switched off for them, since
 * nobody gets a right back by becoming somebody else. Where both had a place the one who remains keeps theirs.
 */
export const mergeOrganisations: MergeHook = async (tx, fromUserId, toUserId) => {
  const places = await tx.select().from(members).where(eq(members.userId, fromUserId));
  if (places.length === 0) return;
  const off = await tx.select().from(switches).where(eq(switches.userId, fromUserId));
  await leave(tx, fromUserId);
  for (const place of places) await memberRepository.add(tx, { ...place, userId: toUserId });
  for (const { switchedAt, ...one } of off) {
    await rightsRepository.switchOff(tx, { ...one, userId: toUserId }, switchedAt);
  }
  await rightsRepository.raise(tx, toUserId, 1);
};

/** When an account is forgotten: its places go, and those that wait for its number. */
export const forgetOrganisations: DeletionHook = async (tx, userId) => {
  await leave(tx, userId);
  const phone = (await userRepository.find(tx, userId))?.phone ?? null;
  if (phone !== null) await memberRepository.takeInvitations(tx, phone);
};
