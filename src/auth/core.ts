import { createCheckSession } from './check-session';
import { MAX_UNDER_WAY, USER_MAX_AGE_MS } from './constants';
import { createIdle, type IdlePolicy } from './idle';
import { createLanes } from './lanes';
import { createLaunch } from './launch';
import { createLogin } from './login';
import { createLoginProofs } from './login-proof';
import { createNetwork } from './network';
import { createRights } from './permissions';
import type { AuthPorts } from './ports';
import { ignore } from './promises';
import { createPerform } from './request';
import { createSend, withRetry } from './send';
import { createVault } from './session';
import { singleQueue } from './single-queue';
import { stateOf } from './steps';
import { createTelemetry, type Funnel } from './telemetry';
import { createNote } from './trace';

export interface AuthSettings {
  /** Age from which the user is fetched again at a warm start or show, in milliseconds; a day unless said. */
  readonly userMaxAgeMs?: number;
  /** How long a member may be away, in milliseconds; 30 days unless said. */
  readonly idleMs?: number;
  /** What happens to one who was away for longer; `silent` unless said. */
  readonly idlePolicy?: IdlePolicy;
  /** Requests that the host lets be under way at once; 10 unless said, as on the four mini program hosts. */
  readonly maxRequests?: number;
  /** How long a telemetry event waits for others, in milliseconds; 5 000 unless said, 0 for no telemetry at all. */
  readonly telemetryMs?: number;
}

/** What the core calls of the parts around it. */
export interface Around {
  stepChanged(): void;
  reloadUser(): Promise<unknown>;
}

/** Session, login and requests. Parts that need each other meet in closures that run later than this. */
export const createCore = (ports: AuthPorts, settings: AuthSettings, around: Around) => {
  const { clock, storage, state, trace } = ports;
  const { userMaxAgeMs = USER_MAX_AGE_MS, maxRequests = MAX_UNDER_WAY } = settings;
  const note = createNote(clock, trace);
  const funnel: Funnel = (step, detail) => {
    note('funnel', { step, ...detail });
    telemetry.record({ name: step, ...detail });
  };

  let owner: string | null = null;
  const forget = (): void => {
    owner = null;
    rights.forget();
    ports.forgetUser?.();
  };
  const vault = createVault({
    storage,
    clock,
    note,
    onStored: (user) => {
      if (owner !== null && owner !== user.id) forget();
      owner = user.id;
      state.publish(stateOf(user));
      around.stepChanged();
    },
  });
  owner = vault.user()?.id ?? null;
  const base = { ...ports, ...settings, note, funnel, vault, forget };

  const network = createNetwork({
    ...base,
    onReturn: () => {
      launch.networkReturned();
      telemetry.flush();
    },
  });
  const send = createSend({
    ...base,
    network,
    takeTurn: createLanes(maxRequests),
    onAnswer: (name, answer) => rights.follow(name, answer),
  });
  const telemetry = createTelemetry({ ...base, send, network });
  const proofs = createLoginProofs(base);
  const login = createLogin({ ...base, proofs, network, send });
  const launch = createLaunch({
    ...base,
    login,
    beside: () => {
      session.ask().catch(ignore);
      freshen();
    },
  });
  const reloadOld = singleQueue()(async () => {
    if (vault.age('userAt') > userMaxAgeMs) await around.reloadUser();
  });
  const freshen = (): void => {
    reloadOld().catch(ignore);
  };
  const started = { ...base, ...launch, login, proofs };
  const session = createCheckSession(started);
  const rights = createRights({ ...base, perform: (...call) => perform(...call) });
  const idle = createIdle(started);
  // After the end of an idle session, which leaves nothing to freshen.
  ports.lifecycle?.onShow(freshen);
  const perform = createPerform({
    ...started,
    idle,
    send: withRetry(send),
    onDenied: () => rights.reload(),
  });
  return { ...started, session, perform, rights, telemetry };
};
