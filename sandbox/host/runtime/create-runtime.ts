import { addAllApis } from '../apis/all-apis';
import { createApiDesk } from '../apis/api-desk';
import { createOpenType } from '../apis/open-type';
import type { HostCore } from '../core/host-core';
import { adoptElement } from '../elements/adopt';
import type { ElementServices, HostElement } from '../elements/host-element';
import type { ConsoleLine, HostOptions } from '../host-types';
import { createModuleLoader, type ModuleLoader } from '../loader/module-loader';
import { compileTemplates } from '../templates/compile';
import { createBackendContext } from '../view/backend-context';
import { createPageSpace, type PageSpace } from '../view/component-space';
import { applySetData } from '../view/page-view';
import { createBundleScope } from './bundle-scope';
import type { CoreBase } from './create-core';
import { createPageFactory } from './page-factory';
import { createPageStack } from './page-stack';
import { createRegistry, type Registry } from './registry';
import { createTabBar } from './tab-bar';

/** Everything that runs the bundle. */
export interface BundleRuntime {
  readonly core: HostCore;
  readonly loader: ModuleLoader;
  readonly services: ElementServices;
}

const isAddress = (source: string): boolean => /^(https?:|data:|blob:|\/\/)/.test(source);

/** Pictures: our server's under its real address, the device's as data, the bundle's as the painter says. */
const createAssetUrl =
  (options: HostOptions, core: () => HostCore) =>
  (source: string): string => {
    const file = core().files.get(source);
    if (file) {
      const binary = Array.from(file.bytes, (byte) => String.fromCharCode(byte)).join('');
      return `data:${file.type};base64,${btoa(binary)}`;
    }
    const origins = Object.entries(options.network.origins ?? {});
    const mapped = origins.find(([compiled]) => source.startsWith(`${compiled}/`));
    if (mapped) return mapped[1] + source.slice(mapped[0].length);
    return isAddress(source) ? source : (options.assetUrl?.(source) ?? source);
  };

const createServices = (
  options: HostOptions,
  base: CoreBase,
  core: () => HostCore,
  openType: (button: HostElement) => void,
): ElementServices => ({
  facts: base.facts,
  sheets: base.sheets,
  faults: base.faults,
  timers: base.timers,
  assetUrl: createAssetUrl(options, core),
  openType,
  follow: (navigator) => {
    const kind = String(navigator.attr('open-type') || 'navigate');
    const { stack } = core();
    const url = navigator.attr('url');
    const moves: Record<string, () => Promise<void>> = {
      navigate: () => stack.navigateTo(url),
      redirect: () => stack.redirectTo(url),
      switchTab: () => stack.switchTab(url),
      reLaunch: () => stack.reLaunch(url),
      navigateBack: () => stack.navigateBack(Number(navigator.attr('delta') ?? 1)),
    };
    moves[kind]?.().catch((error: unknown) => base.report(error, 'navigator'));
  },
  changed: base.changed,
  report: base.report,
});

const createSpace = (base: CoreBase, registry: Registry): PageSpace =>
  createPageSpace({
    templates: compileTemplates(base.bundle, base.facts),
    guard: base.guard,
    using: base.appJson.usingOf,
    loadComponent: registry.component,
    setData: (component, data, done) => {
      if (!base.alive()) return;
      applySetData(component as never, data, base.facts.bareIndexPaths, base.report);
      if (done) Promise.resolve().then(() => base.guard('setData callback', done));
    },
  });

const createStack = (
  options: HostOptions,
  base: CoreBase,
  registry: Registry,
  services: ElementServices,
): HostCore['stack'] => {
  const context = createBackendContext(options.window, (node, dom) =>
    adoptElement(node, dom, services, base.device.width),
  );
  const create = createPageFactory({
    ...base,
    window: options.window,
    context,
    space: createSpace(base, registry),
    loadPage: registry.page,
  });
  return createPageStack({ ...base, create });
};

const createLoader = (
  core: HostCore,
  registry: Registry,
  lines: ConsoleLine[],
  global: Record<string, unknown>,
) =>
  createModuleLoader(
    core.bundle,
    createBundleScope({
      globalName: core.facts.global,
      global,
      timers: core.timers,
      console: lines,
      onApp: (config) => core.app.register(config),
      onPage: registry.addPage,
      onComponent: registry.addComponent,
      getApp: () => core.app.instance(),
      getCurrentPages: () => core.stack.pages().map((page) => page.instance),
      onUnhandled: (reason) => {
        core.report(reason, 'unhandled promise');
        core.app.fire('onUnhandledRejection', { reason });
      },
    }),
    core.facts.name,
  );

/** Puts the parts together: drawing, pages, APIs, script loading. Nothing of the bundle has run afterwards. */
export const createBundleRuntime = (
  options: HostOptions,
  base: CoreBase,
  consoleLines: ConsoleLine[],
): BundleRuntime => {
  let openType: (button: HostElement) => void = () => undefined;
  const registry = createRegistry(() => loader);
  const services = createServices(
    options,
    base,
    () => core,
    (button) => openType(button),
  );
  const stack = createStack(options, base, registry, services);
  const tabBar = createTabBar(base.appJson, () => stack.top()?.route);
  const core: HostCore = { ...base, stack, tabBar };
  const desk = createApiDesk({
    globalName: core.facts.global,
    calls: core.calls,
    promiseStyle: core.facts.promiseStyle,
    faults: core.faults,
    alive: core.alive,
    report: core.report,
    changed: core.changed,
  });
  openType = createOpenType({ core, ...addAllApis(desk, core) });
  const loader = createLoader(core, registry, consoleLines, desk.global);
  return { core, loader, services };
};
