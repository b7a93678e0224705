import { createChangeBus } from './core/change-bus';
import type { HostCore } from './core/host-core';
import { createWaitFor } from './core/wait-for';
import { listenToDocument } from './finger/dom-input';
import { createFinger } from './finger/finger';
import type { ConsoleLine, Host, HostOptions } from './host-types';
import { createPageHandle, type PageHandle } from './page-handle/page-handle';
import { visibleText } from './page-handle/visible-text';
import { createCoreBase } from './runtime/create-core';
import { type BundleRuntime, createBundleRuntime } from './runtime/create-runtime';
import { callPage, type PageRecord } from './runtime/page-record';
import { stylesOf } from './view/styles';

export type { Host, HostOptions } from './host-types';

/** Everything a person sees, as text. */
const screenOf = (core: HostCore): string => {
  const page = core.stack.top();
  const sheet = core.sheets.top();
  const lines = [
    page ? `page ${page.route} 「${page.title}」\n${visibleText(page.view.dom)}` : 'no page is open',
    ...(sheet
      ? [`sheet ${sheet.kind} 「${sheet.title}」 ${sheet.content} [${sheet.choices.map((c) => c.id)}]`]
      : []),
    ...(core.feedback.toast() ? [`toast 「${core.feedback.toast()?.title}」`] : []),
    ...(core.feedback.loading() ? [`loading 「${core.feedback.loading()?.title}」`] : []),
  ];
  return lines.join('\n');
};

/** A failing error listener of the bundle must not be told about its own failure. */
const tellApp = (
  core: HostCore,
  onReport: (listener: (record: { message: string; stack: string; where: string }) => void) => void,
): void => {
  let telling = false;
  onReport(({ message, stack, where }) => {
    if (telling || where === 'unhandled promise') return;
    telling = true;
    core.app.fire('onError', stack || message);
    telling = false;
  });
};

const launch = async ({ core, loader }: BundleRuntime): Promise<void> => {
  const { app, stack, appJson } = core;
  const options = { ...core.launch, referrerInfo: {} };
  // Without a network the host app keeps what it knew.
  await core.cloud.refresh().catch(() => undefined);
  loader.load('app.js');
  app.fire('onLaunch', options);
  app.fire('onShow', options);
  if (appJson.pages.includes(core.launch.path)) {
    await stack.open({ route: core.launch.path, query: core.launch.query });
  } else if (app.has('onPageNotFound')) {
    app.fire('onPageNotFound', { ...options, isEntryPage: true });
  } else throw new Error(`The bundle has no page ${core.launch.path}`);
};

/** A page that has not drawn anything yet; a host that waits longer than this for one goes on. */
const transitionMs = 1_000;

/**
 * The person cannot press back while the next page slides in: the host takes the press when the page has drawn
 * something. (Taro's runtime loses the page below when a page is left before its first `setData`.)
 */
const drawn = ({ stack }: HostCore, on: (listener: () => void) => () => void): Promise<void> =>
  new Promise((resolve) => {
    const done = (): boolean => (stack.top()?.setDataCalls ?? 1) > 0;
    if (done()) {
      resolve();
      return;
    }
    const end = (): void => {
      stop();
      clearTimeout(limit);
      resolve();
    };
    const limit = setTimeout(() => end(), transitionMs);
    const stop = on(() => {
      if (done()) end();
    });
  });

type Moves = Pick<Host, 'hide' | 'show' | 'switchTab' | 'back' | 'memoryWarning'>;

const createMoves = (core: HostCore, on: (listener: () => void) => () => void): Moves => {
  const { app, stack, appJson, guard, launch: options } = core;
  return {
    hide: () => {
      const page = stack.top();
      if (page) guard(`${page.route} onHide`, () => callPage(page, 'onHide'));
      app.fire('onHide', {});
    },
    show: () => {
      app.fire('onShow', { ...options, referrerInfo: {} });
      const page = stack.top();
      if (page) guard(`${page.route} onShow`, () => callPage(page, 'onShow'));
    },
    switchTab: (index) => {
      const item = appJson.tabBar?.list[index];
      if (!item) throw new Error(`The tab bar has no entry ${index}`);
      return stack.switchTab(`/${item.pagePath}`, true);
    },
    back: async () => {
      await drawn(core, on);
      await stack.navigateBack(1);
    },
    memoryWarning: (level) => app.fire('onMemoryWarning', { level }),
  };
};

type Reports = Pick<
  Host,
  | 'sheet'
  | 'toasts'
  | 'toast'
  | 'loading'
  | 'networkType'
  | 'calls'
  | 'callLog'
  | 'requests'
  | 'setDataBytes'
  | 'tabBar'
  | 'tabBarVisible'
  | 'styles'
  | 'screen'
>;

const createReports = (core: HostCore): Reports => ({
  sheet: () => core.sheets.top(),
  toasts: () => core.feedback.toasts(),
  toast: () => core.feedback.toast(),
  loading: () => core.feedback.loading(),
  networkType: () => core.networkType(),
  calls: (api) => core.calls.count(api),
  callLog: () => core.calls.all(),
  requests: () => core.requests.all(),
  setDataBytes: () => {
    const bytes: Record<string, number> = {};
    for (const page of core.stack.pages()) bytes[page.route] = (bytes[page.route] ?? 0) + page.setDataBytes;
    return bytes;
  },
  tabBar: () => core.tabBar.items(),
  tabBarVisible: () => !core.tabBar.hidden && core.appJson.isTab(core.stack.top()?.route ?? ''),
  styles: (route) => stylesOf(core.bundle, core.facts, core.device.width, route),
  screen: () => screenOf(core),
});

/**
 * A simulated phone running one compiled mini program. Several hosts live side by side in one process; each has
 * its own globals, component space, timers and logs.
 */
export const createHost = (options: HostOptions): Host => {
  const bus = createChangeBus();
  const consoleLines: ConsoleLine[] = [];
  const { base, errors, setNetwork, end } = createCoreBase(options, bus);
  const runtime = createBundleRuntime(options, base, consoleLines);
  const { core } = runtime;
  const finger = createFinger(core, runtime.services);
  const stopListening = listenToDocument(options.window, finger, core);
  tellApp(core, errors.onReport);

  const handle = (page: PageRecord): PageHandle => createPageHandle(core, finger, page);
  return {
    ...createMoves(core, bus.on),
    ...createReports(core),
    launch: () =>
      launch(runtime).catch((error: unknown) => {
        core.report(error, 'launch');
        throw error;
      }),
    kill: () => {
      end();
      stopListening();
      core.timers.stop();
      core.sheets.drop();
      core.stack.drop();
      bus.changed('killed');
    },
    pages: () => core.stack.pages().map(handle),
    current: () => {
      const page = core.stack.top();
      if (!page) throw new Error('No page is open');
      return handle(page);
    },
    setNetwork: (type) => {
      setNetwork(type);
      core.app.fire('onNetworkStatusChange', { isConnected: type !== 'none', networkType: type });
      bus.changed('network');
    },
    faults: core.faults,
    errors: () => errors.all(),
    consoleLines: () => [...consoleLines],
    on: (_event, listener) => bus.on(listener),
    waitFor: createWaitFor({ on: bus.on, dump: () => screenOf(core) }),
  };
};
