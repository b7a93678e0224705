import type { Session, User } from '../contract';
import { SESSION_KEY } from './constants';
import type { ClockPort, StoragePort } from './ports';
import { readRecord, type SessionRecord, writeRecord } from './session-record';
import { stepOf } from './steps';
import type { Note } from './trace';

/** What the session was when some work began; a later write shows it to prove that it is not late. */
export interface Epoch {
  readonly session: number;
  readonly user: number;
  readonly signOut: number;
}

/** Holds the session in memory and in storage. Only the request layer asks it for the token. */
export interface Vault {
  token(): string | null;
  user(): User | null;
  /** Milliseconds since the user's data came from the server. */
  userAge(): number;
  epoch(): Epoch;
  signedOutSince(epoch: Epoch): boolean;
  /** A silent login's session: refused (`false`) when the session has changed in any way since `epoch`. */
  replace(session: Session, epoch: Epoch): boolean;
  /** The session of a login that the user asked for: refused only when they signed out since `epoch`. */
  override(session: Session, epoch: Epoch): boolean;
  /** Fresh data of the same session's user; refused like `replace`. */
  updateUser(user: User, epoch: Epoch): boolean;
  /** The server no longer honours the session. */
  drop(): void;
  /** Ends the session and voids everything that is under way. */
  signOut(): void;
}

export interface VaultOptions {
  readonly storage: StoragePort;
  readonly clock: ClockPort;
  readonly note: Note;
  /** A session or its user was stored. */
  readonly onStored: (user: User) => void;
}

/** The record that a start finds. A corrupt, older or expired one counts as absent and is removed. */
const load = ({ storage, clock, note }: VaultOptions): SessionRecord | null => {
  const text = storage.read(SESSION_KEY);
  if (text === null) return null;
  const record = readRecord(text);
  if (record !== null && record.session.expiresAt > clock.now()) return record;
  storage.remove(SESSION_KEY);
  note('session', { change: record === null ? 'unreadable' : 'expired' });
  return null;
};

export const createVault = (options: VaultOptions): Vault => {
  const { storage, clock, note, onStored } = options;
  let record = load(options);
  let now: Epoch = { session: 0, user: 0, signOut: 0 };

  const store = (session: Session, allowed: boolean, change: string, next: Partial<Epoch>): boolean => {
    if (!allowed) {
      note('session', { change, late: true });
      return false;
    }
    now = { ...now, ...next };
    record = { session, userAt: clock.now() };
    // A storage that cannot keep it leaves an older record behind, which must not come back at the next start.
    const kept = storage.write(SESSION_KEY, writeRecord(record));
    if (!kept) storage.remove(SESSION_KEY);
    note('session', { change, kept, step: stepOf(session.user) });
    onStored(session.user);
    return true;
  };

  const clear = (change: string, next: Partial<Epoch>): void => {
    now = { ...now, ...next };
    record = null;
    storage.remove(SESSION_KEY);
    note('session', { change });
  };

  const nextSession = (): Partial<Epoch> => ({ session: now.session + 1 });
  const signedOutSince = (epoch: Epoch): boolean => epoch.signOut !== now.signOut;

  return {
    token: () => record?.session.token ?? null,
    user: () => record?.session.user ?? null,
    userAge: () => (record === null ? 0 : clock.now() - record.userAt),
    epoch: () => now,
    signedOutSince,
    replace: (session, epoch) => store(session, epoch.session === now.session, 'replace', nextSession()),
    override: (session, epoch) => store(session, !signedOutSince(epoch), 'override', nextSession()),
    updateUser: (user, epoch) =>
      record !== null &&
      store({ ...record.session, user }, epoch.session === now.session && epoch.user === now.user, 'user', {
        user: now.user + 1,
      }),
    drop: () => clear('drop', nextSession()),
    signOut: () => clear('sign-out', { ...nextSession(), signOut: now.signOut + 1 }),
  };
};
