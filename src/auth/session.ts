import type { Session, User } from '../contract';
import { SAVE_SEEN_MS, SESSION_KEY } from './constants';
import type { ClockPort, StoragePort } from './ports';
import { readRecord, type SessionRecord, writeRecord } from './session-record';
import { type AuthStepType, stepOf } from './steps';
import type { Note } from './trace';

/** What the session was when some work began; a later write shows it to prove that it is not late. */
export interface Epoch {
  readonly session: number;
  readonly user: number;
  readonly signOut: number;
}

/** Holds the session in memory and in storage. Only the request layer asks it for the token. */
export interface Vault {
  /** Null for a locked session as for none. */
  token(): string | null;
  user(): User | null;
  /** How far the session has come; 0 without one. */
  step(): 0 | AuthStepType;
  /** The token of a session that is locked here while the server may not know of it yet. */
  lockedToken(): string | null;
  /** Milliseconds since the user's data came from the server, or since the session was last used; 0 without one. */
  age(of: 'userAt' | 'seenAt'): number;
  epoch(): Epoch;
  signedOutSince(epoch: Epoch): boolean;
  /** A silent login's session: refused (`false`) when the session has changed in any way since `epoch`. */
  replace(session: Session, epoch: Epoch): boolean;
  /** The session of a login that the user asked for: refused only when they signed out since `epoch`. */
  override(session: Session, epoch: Epoch): boolean;
  /** Fresh data of the same session's user; refused like `replace`. */
  updateUser(user: User, epoch: Epoch): boolean;
  /** The session is being used now. In memory; the storage learns of it once in a minute, or by `save`. */
  touch(): void;
  save(): void;
  /** The session is no more, for a cause that leaves a new one to whoever asks. */
  drop(cause: 'drop' | 'idle'): void;
  /** The same for a session whose token has outlived its time. */
  dropExpired(): void;
  /** Left alone for too long: the session ends like by a sign-out, and stays as a reminder to tell the server. */
  lock(): void;
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

/** The record that a start finds. A corrupt or older one counts as absent and is removed; see `dropExpired` for an expired one. */
const load = ({ storage, note }: VaultOptions): SessionRecord | null => {
  const text = storage.read(SESSION_KEY);
  if (text === null) return null;
  const record = readRecord(text);
  if (record !== null) return record;
  storage.remove(SESSION_KEY);
  note('session', { change: 'unreadable' });
  return null;
};

export const createVault = (options: VaultOptions): Vault => {
  const { storage, clock, note, onStored } = options;
  let record = load(options);
  let savedAt = record?.seenAt ?? 0;
  let now: Epoch = { session: 0, user: 0, signOut: 0 };

  // A storage that cannot keep it leaves an older record behind, which must not come back at the next start.
  const keep = (next: SessionRecord): boolean => {
    record = next;
    savedAt = next.seenAt;
    let kept = false;
    try {
      kept = storage.write(SESSION_KEY, writeRecord(next));
    } catch {
      // A host's storage throws when it is full.
    }
    if (!kept) storage.remove(SESSION_KEY);
    return kept;
  };

  const store = (session: Session, allowed: boolean, change: string, next: Partial<Epoch>): boolean => {
    if (!allowed) {
      note('session', { change, late: true });
      return false;
    }
    now = { ...now, ...next };
    const at = clock.now();
    const kept = keep({ session, userAt: at, seenAt: at, locked: false });
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

  const live = (): SessionRecord | null => (record === null || record.locked ? null : record);
  const user = (): User | null => live()?.session.user ?? null;
  const nextSession = (): Partial<Epoch> => ({ session: now.session + 1 });
  const nextSignOut = (): Partial<Epoch> => ({ ...nextSession(), signOut: now.signOut + 1 });
  const signedOutSince = (epoch: Epoch): boolean => epoch.signOut !== now.signOut;
  const save = (): void => {
    if (record !== null && record.seenAt !== savedAt) keep(record);
  };

  return {
    token: () => live()?.session.token ?? null,
    user,
    step: () => stepOf(user()),
    lockedToken: () => (record?.locked ? record.session.token : null),
    age: (of) => clock.now() - (live()?.[of] ?? clock.now()),
    epoch: () => now,
    signedOutSince,
    replace: (session, epoch) => store(session, epoch.session === now.session, 'replace', nextSession()),
    override: (session, epoch) => store(session, !signedOutSince(epoch), 'override', nextSession()),
    updateUser: (fresh, epoch) => {
      const session = live()?.session;
      const isLatest = epoch.session === now.session && epoch.user === now.user;
      if (session === undefined) return false;
      return store({ ...session, user: fresh }, isLatest, 'user', { user: now.user + 1 });
    },
    touch: () => {
      if (record !== null) record = { ...record, seenAt: clock.now() };
      if (clock.now() - savedAt >= SAVE_SEEN_MS) save();
    },
    save,
    dropExpired: () => {
      const session = live()?.session;
      if (session !== undefined && session.expiresAt <= clock.now()) clear('expired', nextSession());
    },
    drop: (cause) => {
      if (live() !== null) clear(cause, nextSession());
    },
    lock: () => {
      if (record === null) return;
      now = { ...now, ...nextSignOut() };
      keep({ ...record, locked: true });
      note('session', { change: 'lock' });
    },
    signOut: () => clear('sign-out', nextSignOut()),
  };
};
