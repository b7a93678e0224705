import { createAuth, createTrace } from '@/auth';
import { createCurrentPlatform } from '@/platform/current';
import { withDeviceId } from '@/platform/device-id';
import { randomId } from '@/platform/random-id';
import { systemClock } from '@/platform/system-clock';
import { createTaroCashier } from '@/platform/taro-cashier';
import { createTaroLifecycle } from '@/platform/taro-lifecycle';
import { createTaroLoginPage } from '@/platform/taro-login-page';
import { createTaroMask } from '@/platform/taro-mask';
import { createPickPicture } from '@/platform/taro-pictures';
import { createTaroStorage } from '@/platform/taro-storage';
import { createTaroTransport } from '@/platform/taro-transport';
import { routes } from '@/routes';
import { appStore } from '@/store/store';
import { settings } from './settings';

/** Set by the first call; the app is one, however often its root is drawn. */
let started = false;

/**
 * The app's own coming and going, told by its root: hosts that lack the events hear of it this way. Made with the
 * module, since the root may be drawn before anything is connected.
 */
export const appLifecycle = createTaroLifecycle();

/**
 * The only place where platform, login core and store meet. Runs before the first page is drawn: the core reads its
 * session from the storage at once, so the first paint knows the user. Nothing of it leaves but through the store.
 */
export const bootstrap = (): void => {
  if (started) return;
  started = true;
  const { host, phoneButton, hostLoginButton, ...platform } = createCurrentPlatform(settings);
  const storage = createTaroStorage();
  const trace = createTrace();
  const { store, connect, publish, publishPermissions, forgetUser } = appStore;
  const { networkChanged, tell, openLoginSheet, closeLoginSheet, listenToPrivacy } = store.getState();
  const auth = createAuth(
    {
      clock: systemClock,
      storage,
      transport: withDeviceId(createTaroTransport(systemClock, API_BASE), storage, randomId),
      host,
      lifecycle: appLifecycle,
      loginPage: createTaroLoginPage({ clock: systemClock, loginUrl: routes.login, homeUrl: routes.home }),
      loginSheet: { open: openLoginSheet, close: closeLoginSheet },
      state: {
        publish,
        permissions: publishPermissions,
        network: networkChanged,
        notice: tell,
        loading: createTaroMask(),
      },
      trace,
      forgetUser,
      randomId,
    },
    { idlePolicy: settings.idlePolicy, idleMs: settings.idleMs },
  );
  connect({
    auth,
    clock: systemClock,
    storage,
    buttons: { phone: phoneButton, hostLogin: hostLoginButton },
    host: {
      ...platform,
      pickPicture: createPickPicture(systemClock),
      askCashier: createTaroCashier(systemClock),
    },
    trace,
  });
  listenToPrivacy();
};
