import type { IdlePolicy } from '@/auth';

const DAY_MS = 24 * 3600 * 1000;

export interface AppSettings {
  readonly realtimePhone: boolean;
  readonly idlePolicy: IdlePolicy;
  readonly idleMs: number;
}

/** What the owner of an app decides; everything else has one right answer. */
export const settings: AppSettings = {
  /** WeChat only: the phone button gives a number that is verified now, at 0.04 CNY a success in place of 0.03. */
  realtimePhone: false,
  /** A member who was away for too long is logged in again unseen, or (`confirm`) stays a visitor until a tap. */
  idlePolicy: 'silent',
  /** How long a member may be away, in milliseconds: what the server says by `SESSION_IDLE_DAYS`, 14 days unless set. */
  idleMs: 14 * DAY_MS,
};
