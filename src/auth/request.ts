import { type Endpoint, type EndpointName, endpoints, type WireAnswer, type WireInput } from '../contract';
import type { RequestOptions } from './auth';
import { AuthError, toAuthError } from './errors';
import type { Idle } from './idle';
import type { Login } from './login';
import { ignore } from './promises';
import type { Call, CallParts, Send } from './send';
import type { Epoch, Vault } from './session';
import { type Note, noteError } from './trace';

/** An answer with the state of the session that its request was sent in. */
export interface Answered<N extends EndpointName> {
  readonly answer: WireAnswer<N>;
  readonly epoch: Epoch;
}

export type Perform = <N extends EndpointName>(
  name: N,
  input: WireInput<N>,
  options?: RequestOptions,
) => Promise<Answered<N>>;

export interface PerformOptions {
  readonly vault: Vault;
  readonly login: Login;
  readonly send: Send;
  readonly idle: Idle;
  readonly ensureSession: () => Promise<void>;
  readonly randomId: () => string;
  readonly note: Note;
  /** The server said that a right is missing. */
  readonly onDenied: () => void;
}

interface Sent {
  readonly answer: object;
  readonly epoch: Epoch;
}

/** A caller that shows every refusal by itself, like a form, expects them all. */
const expects = (expected: RequestOptions['expected'], { code, wireCode }: AuthError): boolean =>
  expected === 'refused'
    ? code === 'refused' && wireCode !== null
    : expected?.some((word) => word === wireCode) === true;

export const createPerform = (options: PerformOptions): Perform => {
  const { vault, login, send, idle, ensureSession, randomId, note, onDenied } = options;

  const requireToken = async (): Promise<string> => {
    await ensureSession();
    const token = vault.token();
    if (token === null) throw new AuthError('login-required');
    return token;
  };

  const sendNow = async (call: Call, token: string | null): Promise<Sent> => {
    const epoch = vault.epoch();
    if (token !== null) idle.slide();
    return { answer: await send(call, token), epoch };
  };

  /** The server does not know `token`: again with the one that has replaced it, or with one that we log in for. */
  const replay = async (call: Call, token: string, since: Epoch): Promise<Sent> => {
    if (vault.signedOutSince(since)) throw new AuthError('cancelled');
    const isStored = vault.token() === token;
    note('auth-fail', { endpoint: call.name, action: isStored ? 'login' : 'replay' });
    if (isStored) await login.refreshLogin();
    return sendNow(call, await requireToken());
  };

  const run = async (call: Call): Promise<Sent> => {
    const { auth }: Endpoint = endpoints[call.name];
    if (auth === 'none') return sendNow(call, null);
    idle.check();
    const token = auth === 'required' ? await requireToken() : vault.token();
    const since = vault.epoch();
    try {
      return await sendNow(call, token);
    } catch (thrown) {
      const { wireCode } = toAuthError(thrown);
      if (token !== null && wireCode === 'AUTH_FAIL') return replay(call, token, since);
      // The ciphertext of this tap is lost with its key. The next tap is asked for only once a new key is there,
      // since a login between that tap and its request would lose it again.
      if (wireCode === 'USER_WX_SESSIONKEY_EXPIRE' && vault.token() === token)
        await login.login().catch(ignore);
      throw thrown;
    }
  };

  return async <N extends EndpointName>(name: N, input: WireInput<N>, given: RequestOptions = {}) => {
    const endpoint: Endpoint = endpoints[name];
    const idempotencyKey = given.idempotencyKey ?? (endpoint.idempotencyKey ? randomId() : undefined);
    try {
      const call = { ...(input as CallParts), name, idempotencyKey, timeoutMs: given.timeoutMs };
      // The server builds its answers by the schemas from which this type comes.
      return (await run(call)) as Answered<N>;
    } catch (thrown) {
      const error = toAuthError(thrown);
      if (expects(given.expected, error)) error.expected = true;
      if (error.wireCode === 'PERMISSION_DENIED') onDenied();
      noteError(note, error, name);
      throw error;
    }
  };
};
