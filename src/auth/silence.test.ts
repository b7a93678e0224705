import type { Auth } from './auth';
import { createTestAuth, type TestAuth, type TestAuthOptions } from './testing/create-test-auth';
import { createFakeHost } from './testing/fake-host';
import { type FakeShop, member } from './testing/fake-shop';
import { watch } from './testing/watch';

const asVisitor = { remembered: (shop: FakeShop) => shop.issue() };
const asMember = { remembered: (shop: FakeShop) => shop.issue(member) };
const proof = { kind: 'sms', smsCode: '424242' } as const;
const phone = '13800138000';
const grant = { kind: 'granted', code: 'p' } as const;

/** Every member of the core that hands out a promise. */
const calls: {
  [K in keyof Auth]: ReturnType<Auth[K]> extends Promise<unknown> ? (auth: Auth) => Promise<unknown> : null;
} = {
  init: (auth) => auth.init(),
  login: (auth) => auth.login(),
  refreshLogin: (auth) => auth.refreshLogin(),
  ensureSessionKey: (auth) => auth.ensureSessionKey(),
  checkSession: (auth) => auth.checkSession(),
  prefetchCode: (auth) => auth.prefetchCode(),
  request: (auth) => auth.request('getCart', {}, { mask: true }),
  bindPhone: (auth) => auth.bindPhone(grant),
  sendSms: (auth) => auth.sendSms(phone),
  loginBySms: (auth) => auth.loginBySms(phone, '123456'),
  loginByPassword: (auth) => auth.loginByPassword(phone, 'secret12'),
  resetPassword: (auth) => auth.resetPassword(phone, '123456', 'secret12'),
  register: (auth) => auth.register({ encryptedData: 'e', iv: 'i' }),
  sendProofSms: (auth) => auth.sendProofSms(),
  changePhone: (auth) => auth.changePhone(phone, '123456', proof),
  unbindPhone: (auth) => auth.unbindPhone(proof),
  setPassword: (auth) => auth.setPassword('secret12'),
  devices: (auth) => auth.devices(),
  revokeDevice: (auth) => auth.revokeDevice('d'),
  revokeOtherDevices: (auth) => auth.revokeOtherDevices(),
  updateProfile: (auth) => auth.updateProfile({ nickname: '小鲜' }),
  importProfile: (auth) => auth.importProfile({ encryptedData: 'e', iv: 'i' }),
  uploadAvatar: (auth) => auth.uploadAvatar({ path: 'p' }),
  importAvatar: (auth) => auth.importAvatar('https://example.com/a.jpg'),
  requestDeletion: (auth) => auth.requestDeletion(proof),
  cancelDeletion: (auth) => auth.cancelDeletion(),
  reloadUser: (auth) => auth.reloadUser(),
  signOut: (auth) => auth.signOut(),
  mustAuth: (auth) => auth.mustAuth({ permission: 'reports' }),
  waitAuth: (auth) => auth.waitAuth(),
  permissions: (auth) => auth.permissions(),
  telemetry: null,
  phoneRefused: null,
  getMissing: null,
  getCurrentAuthStep: null,
  loginPageClosed: null,
};

const entries = Object.entries(calls).filter(
  (entry): entry is [string, (auth: Auth) => Promise<unknown>] => entry[1] !== null,
);

type Silence = (test: TestAuth) => void;

/** Each thing outside that may never call back. */
const silences: Record<string, Silence> = {
  'host.login': ({ host }) => host.answerLogin(...Array(40).fill('silence')),
  'host.checkSession': ({ host }) => host.answerCheck('silence'),
  'transport.send': ({ transport }) => {
    const send = transport.send;
    Object.assign(transport, {
      send: (request: Parameters<typeof send>[0]) => {
        send(request).catch(() => undefined);
        return new Promise(() => undefined);
      },
    });
  },
  'loginPage.open': ({ loginPage }) => loginPage.setOpening('silence'),
  'loginPage.close': ({ loginPage }) => loginPage.setClosing('silence'),
  'loginSheet.open': ({ loginSheet }) => loginSheet.setOpening('silence'),
  'loginSheet.close': ({ loginSheet }) => loginSheet.setClosing('silence'),
};

const worlds: readonly TestAuthOptions[] = [{}, asVisitor, asMember];

describe.each(Object.entries(silences))('%s never calls back', (_, fallSilent) => {
  test.each(entries)('[L25] [F01] %s settles, and no timer is left', async (name, call) => {
    for (const options of worlds) {
      const host = createFakeHost({ wantsCodeAhead: true, codeLifeMs: 5_000 });
      const world = createTestAuth({ host, telemetryMs: 1_000, ...options });
      fallSilent(world);
      const watched = watch(call(world.auth));
      await world.clock.advance(120_000);
      // Only a login that the user has before them may wait, for as long as they want.
      if (watched.state === 'pending') {
        expect([name, world.loginPage.calls.open]).toEqual(['mustAuth', 1]);
        world.auth.loginPageClosed();
        await world.clock.advance(120_000);
      }
      expect(watched.state).not.toBe('pending');
      expect(world.clock.pending()).toBe(0);
      if (watched.state === 'rejected') expect(watched.error).toMatchObject({ code: expect.any(String) });
    }
  });
});

test.each(['page', 'popup'] as const)(
  '[L25] [I03] [I04] %s: the login ends however the place behaves',
  async (mode) => {
    for (const how of ['silence', 'fails'] as const) {
      const world = createTestAuth(asVisitor);
      const place = mode === 'page' ? world.loginPage : world.loginSheet;
      place.setClosing(how);
      const gate = watch(world.auth.mustAuth({ mode }));
      const later = watch(world.clock.advance(0).then(() => world.auth.waitAuth()));
      await world.clock.advance(0);
      await world.auth.bindPhone(grant);
      await world.clock.advance(10_000);
      expect([gate.state, later.state]).toEqual(['resolved', 'resolved']);
    }
  },
);
