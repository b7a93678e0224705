import type { Session } from '../../../src/contract/account';
import type { HostPlatform } from '../../config';
import { newId, systemRandom } from '../../random';
import type { CallAnswer, TestApp } from '../../testing/app';
import type { TestSandbox } from '../../testing/sandbox';

type Purpose = 'login' | 'reset-password' | 'change-phone';

/** What people do with their accounts, in the words of the tests. */
export interface AccountFixture {
  /** A silent login. */
  exchange(platform: HostPlatform, personId: string): Promise<CallAnswer>;
  visitor(platform: HostPlatform, personId: string): Promise<Session>;
  /** A tap on the phone button. */
  bind(platform: HostPlatform, personId: string, token: string, phoneIndex?: number): Promise<CallAnswer>;
  /** A silent login and a tap. */
  member(platform: HostPlatform, personId: string, phoneIndex?: number): Promise<Session>;
  /** Asks for a message, a minute after the one before, and reads it. */
  code(phone: string, purpose?: Purpose): Promise<string>;
  /** Asks for a message to the caller's own number, and reads it. */
  proofCode(token: string, phone: string): Promise<string>;
  loginBySms(phone: string, token?: string): Promise<Session>;
  /** `loginBySms` with a password set afterwards. */
  withPassword(phone: string, password: string): Promise<Session>;
  loginByPassword(phone: string, password: string, token?: string): Promise<CallAnswer>;
  me(token: string): Promise<CallAnswer>;
  cart(token: string): Promise<readonly { readonly skuId: string; readonly quantity: number }[]>;
  addToCart(token: string, skuId: string, quantity: number): Promise<void>;
}

const ok = (answer: CallAnswer): CallAnswer => {
  if (answer.status !== 200) throw new Error(`status ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
};

export const createAccountFixture = (server: TestApp, sandbox: TestSandbox): AccountFixture => {
  const post = (path: string, body: object, token?: string, headers: Record<string, string> = {}) =>
    server.call('POST', path, { body, token, headers });
  const exchange: AccountFixture['exchange'] = async (platform, personId) => {
    const code = await sandbox.loginCode(platform, personId);
    return post('/api/login/exchange', { platform, code }, undefined, {
      'idempotency-key': newId(systemRandom),
    });
  };
  const visitor: AccountFixture['visitor'] = async (...who) => ok(await exchange(...who)).body.session;
  const bind: AccountFixture['bind'] = async (platform, personId, token, phoneIndex = 0) => {
    const granted = await sandbox.device(platform, 'phone-number', { personId, phoneIndex });
    const { code, encryptedData, iv } = granted;
    return post('/api/login/phone', { code, encryptedData, iv }, token);
  };
  const code: AccountFixture['code'] = async (phone, purpose) => {
    sandbox.clock.advance(60_000);
    ok(await post('/api/login/sms/send', { phone, ...(purpose === undefined ? {} : { purpose }) }));
    return sandbox.smsCode(phone);
  };
  const loginBySms: AccountFixture['loginBySms'] = async (phone, token) => {
    const smsCode = await code(phone);
    return ok(await post('/api/login/sms', { phone, smsCode, platform: 'h5' }, token)).body.session;
  };
  return {
    exchange,
    visitor,
    bind,
    code,
    loginBySms,
    member: async (platform, personId, phoneIndex) => {
      const { token } = await visitor(platform, personId);
      return ok(await bind(platform, personId, token, phoneIndex)).body.session;
    },
    proofCode: async (token, phone) => {
      sandbox.clock.advance(60_000);
      ok(await server.call('POST', '/api/me/proof/sms', { token }));
      return sandbox.smsCode(phone);
    },
    withPassword: async (phone, password) => {
      const session = await loginBySms(phone);
      ok(await post('/api/me/password', { password }, session.token));
      return session;
    },
    loginByPassword: (phone, password, token) =>
      post('/api/login/password', { phone, password, platform: 'h5' }, token),
    me: (token) => server.call('GET', '/api/me', { token }),
    cart: async (token) => ok(await server.call('GET', '/api/cart', { token })).body.cart.items,
    addToCart: async (token, skuId, quantity) => {
      ok(await post('/api/cart/items', { skuId, quantity }, token));
    },
  };
};
