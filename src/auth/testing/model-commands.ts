import type { AsyncCommand } from 'fast-check';
import type { Auth } from '../auth';
import { visitor } from './fake-shop';
import type { World } from './model-world';
import { refuse } from './scripted-transport';
import { type Watched, watch } from './watch';

/** What a command needs to know of those before it. */
export interface Model {
  online: boolean;
  visible: boolean;
  requests: number;
}

/** The core in its world, with what has become of the promises that it gave. */
export interface Real {
  readonly world: World;
  readonly watched: Watched<unknown>[];
}

export type Command = AsyncCommand<Model, Real>;

const proof = { kind: 'sms', smsCode: '424242' } as const;
const phone = '13800138000';

interface Rest {
  /** When it makes sense at all. */
  readonly when?: (model: Readonly<Model>) => boolean;
  readonly after?: (model: Model) => void;
}

const command = (
  label: string,
  run: (real: Real, model: Model) => void | Promise<void>,
  { when = () => true, after = () => undefined }: Rest = {},
): Command => ({
  check: when,
  run: async (model, real) => {
    after(model);
    await run(real, model);
  },
  toString: () => label,
});

/** Starts what a user or page starts; the promise is looked at, not waited for. */
const call = (label: string, start: (auth: Auth, model: Model, world: World) => Promise<unknown>): Command =>
  command(label, ({ world, watched }, model) => {
    const { monitors, clock } = world;
    const promise = start(world.auth, model, world);
    promise.catch((error) => {
      if (error?.code === 'fuse-blown' && !monitors.isFuseBlown(clock.now())) {
        monitors.breach('M6', 'refused by a whole fuse');
      }
    });
    watched.push(watch(promise));
  });

const world = (label: string, change: (world: World) => void, rest?: Rest): Command =>
  command(label, (real) => change(real.world), rest);

const sleep = (label: string, ms: number): Command =>
  command(label, ({ world: { clock } }) => clock.advance(ms));

export const commands = {
  init: call('init', (auth) => auth.init()),
  login: call('login', (auth) => auth.login()),
  refreshLogin: call('refreshLogin', (auth, _, { flags }) => {
    flags.refreshAsked = true;
    return auth.refreshLogin();
  }),
  cart: call('getCart', (auth) => auth.request('getCart', {}, { mask: true })),
  add: call('addToCart', (auth, model) => {
    model.requests += 1;
    return auth.request('addToCart', { body: { skuId: `sku-${model.requests}`, quantity: 1 } });
  }),
  burst: call('twelve at once', (auth) =>
    Promise.all(Array.from({ length: 12 }, () => auth.request('getCart', {}))),
  ),
  me: call('reloadUser', (auth) => auth.reloadUser()),
  bind: call('bindPhone', (auth) =>
    auth.bindPhone({ kind: 'granted', code: 'phone-code-1', encryptedData: 'cipher', iv: 'v' }),
  ),
  sms: call('loginBySms', (auth) => auth.loginBySms(phone, '424242')),
  register: call('register', (auth) => auth.register({ encryptedData: 'cipher', iv: 'v' })),
  unbind: call('unbindPhone', (auth) => auth.unbindPhone(proof)),
  profile: call('updateProfile', (auth) => auth.updateProfile({ gender: 'male' })),
  page: call('mustAuth page', (auth) => auth.mustAuth()),
  sheet: call('mustAuth popup', (auth) => auth.mustAuth({ mode: 'popup' })),
  leave: world('leave', ({ auth }) => auth.loginPageClosed()),
  key: call('ensureSessionKey', (auth) => auth.ensureSessionKey()),
  check: call('checkSession', (auth) => auth.checkSession()),
  prefetch: call('prefetchCode', (auth) => auth.prefetchCode()),
  rights: call('permissions', (auth) => auth.permissions()),
  signOut: call('signOut', (auth) => auth.signOut()),
  telemetry: world('telemetry', ({ auth }) => auth.telemetry({ name: 'tapped' })),

  expire: world('tokens expire', ({ shop }) => shop.kill()),
  keyExpires: world('key expires', ({ host }) => host.answerCheck('expired')),
  keyLives: world('key lives', ({ host }) => host.answerCheck('valid')),
  keyRefused: world('bind: key expired', ({ script }) =>
    script.script('bindPhone', refuse('USER_WX_SESSIONKEY_EXPIRE')),
  ),
  rightsChange: world('rights change', ({ shop }) => shop.setRights(['reports'])),
  delete: world('account deleted', ({ shop, transport }) => {
    transport.fall();
    shop.kill();
    shop.setIdentity(visitor);
  }),

  hostFails: world('host fails', ({ host }) =>
    host.answerLogin({ kind: 'failed', retryable: true, reason: 'r' }),
  ),
  hostSilent: world('host silent', ({ host }) => host.answerLogin('silence')),
  hostEmpty: world('host without user', ({ host }) =>
    host.answerLogin({ kind: 'needs-host-login', reason: 'r' }),
  ),
  checkSilent: world('check silent', ({ host }) => host.answerCheck('silence')),
  exchangeFails: world('exchange: 500', ({ script }) => script.script('exchange', refuse('INTERNAL'))),
  exchangeUsed: world('exchange: code used', ({ script }) =>
    script.script('exchange', refuse('LOGIN_CODE_USED')),
  ),
  exchangeLost: world('exchange: lost', ({ script }) => script.script('exchange', { failure: 'timeout' })),
  exchangeSilent: world('exchange: silent', ({ script }) => script.script('exchange', 'silence')),
  cartLost: world('cart: lost', ({ script }) => script.script('getCart', { failure: 'offline' })),
  cartSilent: world('cart: silent', ({ script }) => script.script('getCart', 'silence')),
  pageFails: world('page fails', ({ loginPage }) => loginPage.setOpening('fails')),
  pageSilent: world('page silent', ({ loginPage }) => loginPage.setClosing('silence')),

  offline: world(
    'network lost',
    ({ lifecycle, transport, flags }) => {
      flags.online = false;
      transport.setBlocked(true);
      lifecycle.setOnline(false);
    },
    { when: ({ online }) => online, after: (model) => Object.assign(model, { online: false }) },
  ),
  online: world(
    'network back',
    ({ lifecycle, transport, flags }) => {
      flags.online = true;
      transport.setBlocked(false);
      lifecycle.setOnline(true);
    },
    { when: ({ online }) => !online, after: (model) => Object.assign(model, { online: true }) },
  ),
  hide: world('hide', ({ lifecycle }) => lifecycle.hide(), {
    when: ({ visible }) => visible,
    after: (model) => Object.assign(model, { visible: false }),
  }),
  show: world(
    'show',
    ({ lifecycle, transport }) => {
      transport.setBlocked(false);
      lifecycle.show();
    },
    // A host says once more that there is no network; the time in between is the core's to use.
    { when: ({ visible }) => !visible, after: (model) => Object.assign(model, { visible: true }) },
  ),

  second: sleep('1 s', 1_000),
  fuseTime: sleep('5 s', 5_000),
  hang: sleep('11 s', 11_000),
  away: sleep('61 s', 61_000),
} as const;
