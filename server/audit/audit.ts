import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { newId, type Random } from '../random';
import { auditEvents } from './schema';

type AuditRow = typeof auditEvents.$inferInsert;

/** `subjectId`: what the act was done to when that is not the user: another user, a session. */
export interface AuditEvent {
  readonly kind: AuditRow['kind'];
  readonly userId: string;
  /** The session that acted or was opened. */
  readonly sessionId?: string;
  readonly subjectId?: string;
}

export interface AuditDeps {
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Writes down that something happened, in the transaction in which it happens: what is undone leaves no record.
 * Ids only; numbers, names and addresses have no place here.
 */
export const audit = async (tx: Db, { clock, random }: AuditDeps, event: AuditEvent): Promise<void> => {
  await tx.insert(auditEvents).values({ id: newId(random), at: clock.now(), ...event });
};
