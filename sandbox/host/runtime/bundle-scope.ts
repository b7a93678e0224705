import { createBundlePromise } from '../core/bundle-promise';
import type { TimerDesk } from '../core/clock';
import type { ConsoleLine } from '../host-types';
import { createScope, type Scope } from '../loader/scope';
import type { ComponentConfig } from '../view/component-space';
import type { PageConfig } from './page-record';

export interface BundleScopeOptions {
  readonly globalName: string;
  readonly global: Record<string, unknown>;
  readonly timers: TimerDesk;
  readonly console: ConsoleLine[];
  onApp(config: Record<string, unknown>): void;
  onPage(config: PageConfig): void;
  onComponent(config: ComponentConfig): void;
  getApp(): unknown;
  getCurrentPages(): unknown[];
  onUnhandled(reason: unknown): void;
}

const maxConsoleLines = 500;

const show = (value: unknown): string => {
  if (value instanceof Error) return value.message;
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};

const createConsole = (lines: ConsoleLine[]): Record<string, (...args: unknown[]) => void> => {
  const write =
    (level: string) =>
    (...args: unknown[]): void => {
      lines.push({ level, text: args.map(show).join(' ') });
      if (lines.length > maxConsoleLines) lines.shift();
    };
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'group', 'groupEnd', 'time', 'timeEnd'];
  return Object.fromEntries(names.map((name) => [name, write(name)]));
};

/** `Date` on the host's clock: a moved clock moves the bundle's days. */
const createDate = (now: () => number): DateConstructor =>
  new Proxy(Date, {
    construct: (target, args: unknown[]) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
    apply: () => new Date(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });

/** The free names of a bundle file. */
export const createBundleScope = (options: BundleScopeOptions): Scope => {
  const { timers } = options;
  const clear = (id: unknown): void => timers.clear(id);
  return createScope({
    [options.globalName]: options.global,
    App: options.onApp,
    Page: options.onPage,
    Component: options.onComponent,
    Behavior: (config: unknown) => config,
    getApp: options.getApp,
    getCurrentPages: options.getCurrentPages,
    console: createConsole(options.console),
    setTimeout: timers.setTimeout,
    setInterval: timers.setInterval,
    clearTimeout: clear,
    clearInterval: clear,
    Promise: createBundlePromise(options.onUnhandled, (run) => timers.setTimeout(run, 0)),
    Date: createDate(timers.now),
  });
};
