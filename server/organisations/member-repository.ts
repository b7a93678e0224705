import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { users } from '../accounts/schema';
import type { Db } from '../db/types';
import { moduleSwitches, organisationInvitations, organisationMembers, organisations } from './schema';

const members = organisationMembers;
const invitations = organisationInvitations;

/** The current one first: what was chosen last, then what was joined first. */
const currentFirst = [
  sql`${members.chosenAt} desc nulls last`,
  asc(members.joinedAt),
  asc(members.organisationId),
] as const;

const isPlace = (organisationId: string, userId: string) =>
  and(eq(members.organisationId, organisationId), eq(members.userId, userId));

/** Who belongs where. Every member is one statement; what belongs together its caller puts into one transaction. */
export const memberRepository = {
  /** The organisation whose rights the user has; null for none. */
  current: async (db: Db, userId: string): Promise<string | null> => {
    const rows = await db
      .select({ organisationId: members.organisationId })
      .from(members)
      .where(eq(members.userId, userId))
      .orderBy(...currentFirst)
      .limit(1);
    return rows[0]?.organisationId ?? null;
  },

  /** Every organisation of the user, the current one first. */
  placesOf: async (db: Db, userId: string) =>
    db
      .select({
        id: organisations.id,
        name: organisations.name,
        isLeader: members.isLeader,
        joinedAt: members.joinedAt,
      })
      .from(members)
      .innerJoin(organisations, eq(organisations.id, members.organisationId))
      .where(eq(members.userId, userId))
      .orderBy(...currentFirst),

  /** False when the user has no place there. */
  choose: async (tx: Db, organisationId: string, userId: string, now: number): Promise<boolean> => {
    const rows = await tx
      .update(members)
      .set({ chosenAt: now })
      .where(isPlace(organisationId, userId))
      .returning({ userId: members.userId });
    return rows.length === 1;
  },

  /** Whether the user leads the organisation; null for no member. */
  isLeader: async (db: Db, organisationId: string, userId: string): Promise<boolean | null> => {
    const rows = await db
      .select({ isLeader: members.isLeader })
      .from(members)
      .where(isPlace(organisationId, userId));
    return rows[0]?.isLeader ?? null;
  },

  /** Leaders first, then by the time of joining. */
  list: async (db: Db, organisationId: string) =>
    db
      .select({
        userId: members.userId,
        isLeader: members.isLeader,
        joinedAt: members.joinedAt,
        phone: users.phone,
        nickname: users.nickname,
        avatarUrl: users.avatarUrl,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.organisationId, organisationId))
      .orderBy(desc(members.isLeader), asc(members.joinedAt), asc(members.userId)),

  add: async (tx: Db, member: typeof members.$inferInsert): Promise<void> => {
    await tx.insert(members).values(member).onConflictDoNothing();
  },

  /** Takes a place away, and what was switched off for its owner. False when there was none. */
  remove: async (tx: Db, organisationId: string, userId: string): Promise<boolean> => {
    await tx
      .delete(moduleSwitches)
      .where(and(eq(moduleSwitches.organisationId, organisationId), eq(moduleSwitches.userId, userId)));
    const rows = await tx
      .delete(members)
      .where(isPlace(organisationId, userId))
      .returning({ userId: members.userId });
    return rows.length === 1;
  },

  invitations: async (db: Db, organisationId: string) =>
    db
      .select({ id: invitations.id, phone: invitations.phone, isLeader: invitations.isLeader })
      .from(invitations)
      .where(eq(invitations.organisationId, organisationId))
      .orderBy(asc(invitations.phone)),

  /** Gives the invitation's id; a number that is invited already stays invited as it was. */
  invite: async (tx: Db, invitation: typeof invitations.$inferInsert & { id: string }): Promise<string> => {
    const rows = await tx
      .insert(invitations)
      .values(invitation)
      .onConflictDoUpdate({
        target: [invitations.organisationId, invitations.phone],
        set: { phone: invitation.phone },
      })
      .returning({ id: invitations.id });
    return rows[0]?.id ?? invitation.id;
  },

  /** Takes one invitation back, by its id or number; gives its id, null when it is not there. */
  withdraw: async (
    tx: Db,
    organisationId: string,
    which: { readonly id: string } | { readonly phone: string },
  ): Promise<string | null> => {
    const isWhich = 'id' in which ? eq(invitations.id, which.id) : eq(invitations.phone, which.phone);
    const rows = await tx
      .delete(invitations)
      .where(and(eq(invitations.organisationId, organisationId), isWhich))
      .returning({ id: invitations.id });
    return rows[0]?.id ?? null;
  },

  /** The invitations of a phone number, which are gone with this. */
  takeInvitations: async (tx: Db, phone: string) =>
    tx.delete(invitations).where(eq(invitations.phone, phone)).returning(),
};
