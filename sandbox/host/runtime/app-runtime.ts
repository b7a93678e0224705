import type { Guard } from '../view/component-space';

/** How the app was opened; the answer of getLaunchOptionsSync. */
export interface LaunchOptions {
  /** Route without a leading slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Number of the entrance; 1001 is the list of mini programs on WeChat. */
  readonly scene: number;
}

type AppConfig = Record<string, unknown>;

type Listener = (...args: unknown[]) => void;

/** The app object of the bundle with its lifecycles and the `wx.onXyz` listeners. */
export interface AppRuntime {
  register(config: AppConfig): void;
  instance(): AppConfig | undefined;
  /** Calls an app lifecycle and the listeners of the same name. */
  fire(name: string, ...args: unknown[]): void;
  on(name: string, listener: Listener): void;
  /** Without a listener: all of this name. */
  off(name: string, listener?: Listener): void;
  has(name: string): boolean;
}

export const createAppRuntime = (guard: Guard): AppRuntime => {
  let app: AppConfig | undefined;
  const listeners = new Map<string, Set<Listener>>();
  return {
    register: (config) => {
      app = config;
    },
    instance: () => app,
    fire: (name, ...args) => {
      const method = app?.[name];
      if (typeof method === 'function') guard(`app ${name}`, () => method.apply(app, args));
      for (const listener of [...(listeners.get(name) ?? [])])
        guard(`${name} listener`, () => listener(...args));
    },
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      set.add(listener);
      listeners.set(name, set);
    },
    off: (name, listener) => {
      if (listener) listeners.get(name)?.delete(listener);
      else listeners.delete(name);
    },
    has: (name) => typeof app?.[name] === 'function' || (listeners.get(name)?.size ?? 0) > 0,
  };
};
