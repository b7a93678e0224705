import { createAuth, createTrace } from '@/auth';
import { createCurrentPlatform } from '@/platform/current';
import { randomId } from '@/platform/random-id';
import { systemClock } from '@/platform/system-clock';
import { createTaroLifecycle } from '@/platform/taro-lifecycle';
import { createTaroLoginPage } from '@/platform/taro-login-page';
import { createTaroStorage } from '@/platform/taro-storage';
import { createTaroTransport } from '@/platform/taro-transport';
import { routes } from '@/routes';
import { appStore } from '@/store/store';

/** Set by the first call; the app is one, however often its root is drawn. */
let started = false;

/**
 * The only place where platform, login core and store meet. Runs before the first page is drawn: the core reads its
 * session from the storage at once, so the first paint knows the user. Nothing of it leaves but through the store.
 */
export const bootstrap = (): void => {
  if (started) return;
  started = true;
  const platform = createCurrentPlatform();
  const auth = createAuth({
    clock: systemClock,
    storage: createTaroStorage(),
    transport: createTaroTransport(systemClock, API_BASE),
    host: platform.host,
    lifecycle: createTaroLifecycle(),
    loginPage: createTaroLoginPage({ clock: systemClock, loginUrl: routes.login, homeUrl: routes.home }),
    state: { publish: appStore.publish },
    trace: createTrace(),
    randomId,
  });
  appStore.connect({
    auth,
    clock: systemClock,
    buttons: { phone: platform.phoneButton, hostLogin: platform.hostLoginButton },
  });
};
