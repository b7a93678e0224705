import type { EndpointName, Session, User, Wire, WireAnswer, WireInput } from '../contract';
import type { Auth, RequestOptions } from './auth';
import { AuthError, refusal } from './errors';
import { sessionOf } from './fetch-session';
import type { LoginProofs } from './login-proof';
import type { HostPort } from './ports';
import { ignore } from './promises';
import type { Perform } from './request';
import type { Epoch, Vault } from './session';
import type { Funnel } from './telemetry';

export type Account = Pick<
  Auth,
  | 'prefetchCode'
  | 'bindPhone'
  | 'phoneRefused'
  | 'sendSms'
  | 'loginBySms'
  | 'loginByPassword'
  | 'resetPassword'
  | 'register'
  | 'sendProofSms'
  | 'changePhone'
  | 'unbindPhone'
  | 'devices'
  | 'revokeDevice'
  | 'revokeOtherDevices'
>;

/** Each brings a session that takes the place of the one before. */
type Entering = 'bindPhone' | 'loginBySms' | 'loginByPassword' | 'changePhone' | 'unbindPhone';

export interface AccountOptions {
  readonly host: HostPort;
  readonly proofs: LoginProofs;
  readonly vault: Vault;
  readonly perform: Perform;
  readonly funnel: Funnel;
}

/** A form shows every refusal by itself. */
export const formOptions: RequestOptions = { expected: 'refused' };

/** The ways in, and who else is in: each brings a session that takes the place of the one before. */
export const createAccount = ({ host, proofs, vault, perform, funnel }: AccountOptions): Account => {
  const { platform } = host;

  const prefetchCode = (): Promise<void> => (host.wantsCodeAhead ? proofs.fetchAhead() : Promise.resolve());

  const enter = ({ answer, epoch }: { readonly answer: object; readonly epoch: Epoch }): User => {
    const session: Session = sessionOf(answer);
    if (!vault.override(session, epoch)) throw new AuthError('cancelled');
    return session.user;
  };

  const ask = <N extends EndpointName>(name: N, input: WireInput<N>): Promise<WireAnswer<N>> =>
    perform(name, input, formOptions).then(({ answer }) => answer);

  const enterBy = async <N extends Entering>(name: N, body: Wire[N]['body']): Promise<User> => {
    const input: { body: Wire[Entering]['body'] } = { body };
    return enter(await perform(name, input as WireInput<N>, formOptions));
  };

  const register: Account['register'] = async (profile) => {
    const epoch = vault.epoch();
    // Where a login voids what the tap gave, a code from after it is of no use.
    const proof = await (host.wantsCodeAhead ? proofs.takeAhead() : proofs.take());
    const code = proof?.body.code;
    try {
      if (!proof || code === undefined) throw refusal('USER_WX_SESSIONKEY_EXPIRE');
      const { idempotencyKey } = proof;
      const input = { body: { ...profile, platform, code } };
      const { answer } = await perform('register', input, { ...formOptions, idempotencyKey });
      return enter({ answer, epoch });
    } catch (error) {
      // The next tap is asked for only once the code for it is there.
      await prefetchCode();
      throw error;
    }
  };

  return {
    prefetchCode,
    register,
    bindPhone: async ({ kind: _, ...body }) => {
      funnel('phone-tapped');
      funnel('granted');
      const user = await enterBy('bindPhone', body);
      funnel('bound');
      return user;
    },
    phoneRefused: ({ reason }) => {
      funnel('phone-tapped');
      funnel('denied', { reason });
    },
    sendSms: (phone, purpose) => ask('sendSms', { body: { phone, ...(purpose && { purpose }) } }),
    sendProofSms: () => ask('sendProofSms', {}),
    loginBySms: (phone, smsCode) => enterBy('loginBySms', { phone, smsCode, platform }),
    loginByPassword: (phone, password) => enterBy('loginByPassword', { phone, password, platform }),
    resetPassword: (phone, smsCode, password) =>
      ask('resetPassword', { body: { phone, smsCode, password } }).then(ignore),
    changePhone: (phone, smsCode, proof) => enterBy('changePhone', { phone, smsCode, proof }),
    unbindPhone: (proof) => enterBy('unbindPhone', { proof }),
    devices: async () => (await ask('listDevices', {})).items,
    revokeDevice: (id) => ask('revokeDevice', { params: { id } }).then(ignore),
    revokeOtherDevices: () => ask('revokeOtherDevices', {}).then(ignore),
  };
};
