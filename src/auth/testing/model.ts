import type { AuthState } from '../ports';

/** Where the session stands. A member is one with or without a profile. */
export type MachineState = 'none' | 'visitor' | 'member' | 'locked';

/** What can happen to it, as the trace tells: the change of its `session` record, with the identity it brings. */
export type MachineEvent =
  | 'silent visitor'
  | 'silent member'
  | 'asked visitor'
  | 'asked member'
  | 'user visitor'
  | 'user member'
  | 'drop'
  | 'idle'
  | 'lock'
  | 'sign-out';

interface Row {
  readonly from: MachineState;
  readonly event: MachineEvent;
  readonly to: MachineState;
  readonly why: string;
  /** The identity is worth less than before; nothing else may do that. */
  readonly falls?: 'sign-out' | 'lock' | 'unbound' | 'deletion';
}

/** The machine, whole: what is not here must not happen. */
export const machine: readonly Row[] = [
  { from: 'none', event: 'silent visitor', to: 'visitor', why: 'the server knows a channel identity only' },
  { from: 'none', event: 'silent member', to: 'member', why: 'the identity belongs to a member' },
  { from: 'none', event: 'asked member', to: 'member', why: 'logged in by SMS, password or registration' },
  {
    from: 'none',
    event: 'asked visitor',
    to: 'visitor',
    why: 'asked for; its token went before the answer',
    falls: 'unbound',
  },
  { from: 'none', event: 'sign-out', to: 'none', why: 'the session went while the server was being told' },
  { from: 'visitor', event: 'silent visitor', to: 'visitor', why: 'renewed for its key' },
  { from: 'visitor', event: 'silent member', to: 'member', why: 'made a member on another end' },
  { from: 'visitor', event: 'asked member', to: 'member', why: 'phone bound, or logged in' },
  {
    from: 'visitor',
    event: 'asked visitor',
    to: 'visitor',
    why: 'asked for; a silent login was quicker',
    falls: 'unbound',
  },
  { from: 'visitor', event: 'user visitor', to: 'visitor', why: 'fresh data' },
  { from: 'visitor', event: 'user member', to: 'member', why: 'fresh data of one who was made a member' },
  { from: 'visitor', event: 'drop', to: 'none', why: 'the server does not honour it any more' },
  { from: 'visitor', event: 'sign-out', to: 'none', why: 'asked for', falls: 'sign-out' },
  { from: 'member', event: 'silent member', to: 'member', why: 'renewed for its key' },
  { from: 'member', event: 'silent visitor', to: 'visitor', why: 'the account is gone', falls: 'deletion' },
  { from: 'member', event: 'asked member', to: 'member', why: 'another number, or another user' },
  { from: 'member', event: 'asked visitor', to: 'visitor', why: 'asked for', falls: 'unbound' },
  { from: 'member', event: 'user member', to: 'member', why: 'fresh data' },
  { from: 'member', event: 'drop', to: 'none', why: 'the server does not honour it any more' },
  {
    from: 'member',
    event: 'idle',
    to: 'none',
    why: 'away for too long; the next silent login makes it good',
  },
  { from: 'member', event: 'lock', to: 'locked', why: 'away for too long, policy confirm', falls: 'lock' },
  { from: 'member', event: 'sign-out', to: 'none', why: 'asked for', falls: 'sign-out' },
  { from: 'locked', event: 'silent visitor', to: 'visitor', why: 'the server knows of the lock' },
  { from: 'locked', event: 'asked member', to: 'member', why: 'logged in by a tap' },
  { from: 'locked', event: 'sign-out', to: 'none', why: 'asked for before the lock, told to the server' },
];

/** What pages are told, and what brings them from one to the next; from a kind to itself is always possible. */
export const shown: readonly (readonly [from: AuthState['kind'], to: AuthState['kind'], by: string])[] = [
  ['starting', 'visitor', 'silent login'],
  ['starting', 'member', 'silent login, identity known, or SMS, password'],
  ['starting', 'guest', 'host has no user'],
  ['starting', 'failed', 'no answer, or refused'],
  ['failed', 'visitor', 'next caller, or the network is back'],
  ['failed', 'member', 'the same, identity known, or SMS, password'],
  ['failed', 'guest', 'host has no user'],
  ['guest', 'visitor', 'host has a user now, after sign-out or idle'],
  ['guest', 'member', 'SMS, password, after idle (silent)'],
  ['guest', 'failed', 'the login after sign-out or idle fails'],
  ['visitor', 'member', 'phone button, SMS, password'],
  ['visitor', 'guest', 'sign-out, or token refused and host has no user'],
  ['visitor', 'failed', 'token refused and no new one'],
  ['member', 'visitor', 'unbinding, deletion'],
  ['member', 'guest', 'sign-out, idle, or token refused and host has no user'],
  ['member', 'failed', 'token refused and no new one'],
];

/** What holds whatever comes together; each is watched in every run. */
export const invariants = {
  M1: 'One login at most is in flight: one question to the host, one exchange.',
  M2: 'Only what the table has happens to the session.',
  M3: 'A late result harms nothing newer: a session is dropped only when the server has refused its own token, and none from before a sign-out comes back.',
  M4: 'Every promise settles, and no timer is left.',
  M5: 'A request is sent again after AUTH_FAIL once at most.',
  M6: 'The fuse passes three, blows for the whole of its time, and recovers after it.',
  M7: 'The step falls only by sign-out, lock, unbinding or deletion; a member who loses a token comes back as one.',
  M8: 'No secret leaves the core: not in the trace, a state, an error or telemetry.',
  M9: 'Ten requests at most are under way.',
  M10: 'Nothing is sent while the network is known to be lost.',
  M11: 'A login code is sent with one key only, and not after a refusal.',
  M12: 'A member’s session that was left alone for too long is not used again.',
  M13: 'What is shown changes as the diagram of docs/login.md has it, and at rest is what is held; banner and mask are gone when their cause is.',
} as const;

export type Invariant = keyof typeof invariants;

/** The changes of what is shown that the table does not have. */
export const unknownChanges = (states: readonly AuthState[]): string[] =>
  states.flatMap(({ kind }, at) => {
    const from = states[at - 1]?.kind ?? kind;
    return from === kind || shown.some(([a, b]) => a === from && b === kind) ? [] : [`${from} -> ${kind}`];
  });

/** The same as lines of a state diagram. */
export const renderShown = (): string =>
  shown.map(([from, to, by]) => `  ${from} --> ${to}: ${by}`).join('\n');

export const next = (from: MachineState, event: MachineEvent): Row | undefined =>
  machine.find((row) => row.from === from && row.event === event);

/** The table as the document has it. */
export const renderModel = (): string =>
  [
    '| from | event | to | why | the step falls by |',
    '|---|---|---|---|---|',
    ...machine.map(
      ({ from, event, to, why, falls }) => `| ${from} | ${event} | ${to} | ${why} | ${falls ?? ''} |`,
    ),
    '',
    '| id | invariant |',
    '|---|---|',
    ...Object.entries(invariants).map(([id, text]) => `| ${id} | ${text} |`),
  ].join('\n');
