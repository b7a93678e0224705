import type { domlikeBackend } from 'glass-easel';
import type { AppJson } from '../loader/app-json';
import type { PlatformFacts } from '../platforms';
import type { Guard, PageSpace } from '../view/component-space';
import type { HostWindow } from '../view/dom-types';
import { createPageView, type PageView } from '../view/page-view';
import type { PageConfig, PageInstance, PageRecord } from './page-record';

export interface PageFactoryOptions {
  readonly facts: PlatformFacts;
  readonly window: HostWindow;
  readonly context: domlikeBackend.Context;
  readonly space: PageSpace;
  readonly appJson: AppJson;
  readonly guard: Guard;
  alive(): boolean;
  report(error: unknown, where: string): void;
  changed(what: string): void;
  /** Loads the page's script and gives what it registered. */
  loadPage(route: string): PageConfig;
}

export type PageFactory = (route: string, query: Readonly<Record<string, string>>) => PageRecord;

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value ?? {})) as T;

const methodNames = (config: PageConfig): string[] =>
  Object.keys(config).filter((name) => typeof config[name] === 'function');

/** Applies setData and calls back later, as the answer of a device's view layer comes later. */
const setDataOf =
  (options: PageFactoryOptions, record: () => PageRecord, view: () => PageView): PageInstance['setData'] =>
  (changes, done) => {
    if (!options.alive()) return;
    const page = record();
    page.setDataBytes += view().setData(changes);
    page.setDataCalls += 1;
    options.changed('page');
    if (done) Promise.resolve().then(() => options.alive() && options.guard('setData callback', done));
  };

const createView = (
  options: PageFactoryOptions,
  route: string,
  config: PageConfig,
  instance: () => PageInstance,
): PageView => {
  const definition = options.space.page(
    route,
    clone(config.data as Record<string, unknown>),
    methodNames(config),
    (name, event) => {
      const method = instance()[name];
      return typeof method === 'function' ? method.call(instance(), event) : undefined;
    },
  );
  return createPageView({
    window: options.window,
    context: options.context,
    definition,
    route,
    bareIndexPaths: options.facts.bareIndexPaths,
    report: options.report,
  });
};

export const createPageFactory = (options: PageFactoryOptions): PageFactory => {
  let nextId = 1;
  return (route, query) => {
    const config = options.loadPage(route);
    let record: PageRecord | undefined;
    const current = (): PageRecord => {
      if (!record) throw new Error(`The page ${route} is not open yet`);
      return record;
    };
    const view = createView(options, route, config, () => current().instance);
    const instance: PageInstance = {
      ...config,
      route,
      __route__: route,
      options: query,
      get data() {
        return view.data();
      },
      setData: setDataOf(options, current, () => view),
    };
    const window = options.appJson.windowOf(route);
    record = {
      id: nextId++,
      route,
      query,
      instance,
      view,
      window,
      title: window.navigationBarTitleText ?? '',
      visible: false,
      pulling: false,
      setDataBytes: 0,
      setDataCalls: 0,
    };
    return record;
  };
};
