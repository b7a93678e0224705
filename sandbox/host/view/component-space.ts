import {
  ComponentSpace,
  DeepCopyKind,
  type GeneralComponentDefinition,
  type ShadowedEvent,
} from 'glass-easel';
import { resolvePath } from '../bundle-source';
import { knownTags } from '../elements/tags';
import type { CompiledTemplates } from '../templates/compile';
import { type NativeEvent, toNativeEvent } from './native-event';

/** What `Component({...})` received, as far as this host reads it. */
export interface ComponentConfig {
  readonly properties?: Record<string, unknown>;
  readonly data?: Record<string, unknown>;
  readonly methods?: Record<string, (...args: unknown[]) => unknown>;
  readonly options?: { readonly virtualHost?: boolean; readonly multipleSlots?: boolean };
  readonly lifetimes?: Record<string, () => void>;
  readonly created?: () => void;
  readonly attached?: () => void;
  readonly ready?: () => void;
  readonly detached?: () => void;
}

/** Runs bundle code and keeps its errors. */
export type Guard = <T>(where: string, run: () => T) => T | undefined;

export interface SpaceOptions {
  readonly templates: CompiledTemplates;
  readonly guard: Guard;
  /** `usingComponents` of a page or component, by its path. */
  using(path: string): Readonly<Record<string, string>>;
  /** Loads the script of a component and gives what it registered. */
  loadComponent(path: string): ComponentConfig;
  setData(component: unknown, data: Record<string, unknown>, done?: () => void): void;
}

export interface PageSpace {
  /** Definition of a page view whose event handlers are `handle(name, event)`. */
  page(
    route: string,
    data: Record<string, unknown>,
    handlers: readonly string[],
    handle: (name: string, event: NativeEvent) => unknown,
  ): GeneralComponentDefinition;
}

type Listener = (event: ShadowedEvent<unknown>) => boolean | undefined;

/** Listener that only stops the event when the handler returns false, as on the hosts. */
const listener =
  (guard: Guard, name: string, run: (event: NativeEvent) => unknown): Listener =>
  (event) => {
    const answer = guard(`event ${event.getEventName()} (${name})`, () => run(toNativeEvent(event)));
    return answer === false ? false : undefined;
  };

const componentLifetimes = (config: ComponentConfig): [string, () => void][] =>
  (['created', 'attached', 'ready', 'detached'] as const).flatMap((name) => {
    const run = config.lifetimes?.[name] ?? config[name];
    return run ? [[name, run] as [string, () => void]] : [];
  });

interface ComponentThis {
  readonly data: unknown;
  readonly properties: unknown;
  setData(data: Record<string, unknown>, done?: () => void): void;
}

/** The `this` of a custom component's methods. */
const instanceOf = (component: { data: unknown }, options: SpaceOptions): ComponentThis => ({
  get data() {
    return component.data;
  },
  get properties() {
    return component.data;
  },
  setData: (data, done) => options.setData(component, data, done),
});

const defineCustom = (space: ComponentSpace, path: string, options: SpaceOptions): void => {
  const config = options.loadComponent(path);
  const instances = new WeakMap<object, ComponentThis>();
  const self = (component: object): ComponentThis => {
    const known = instances.get(component) ?? instanceOf(component as { data: unknown }, options);
    instances.set(component, known);
    return known;
  };
  const methods: Record<string, unknown> = {};
  for (const [name, run] of Object.entries(config.methods ?? {})) {
    methods[name] = function method(this: object, event: ShadowedEvent<unknown>) {
      return listener(options.guard, name, (native) => run.call(self(this), native))(event);
    };
  }
  const lifetimes: Record<string, unknown> = {};
  for (const [name, run] of componentLifetimes(config)) {
    lifetimes[name] = function lifetime(this: object) {
      options.guard(`component ${path} ${name}`, () => run.call(self(this)));
    };
  }
  space.defineComponent({
    is: path,
    using: usingOf(space, path, options),
    options: {
      virtualHost: config.options?.virtualHost ?? false,
      multipleSlots: config.options?.multipleSlots,
    },
    properties: (config.properties ?? {}) as never,
    data: (config.data ?? {}) as never,
    methods: methods as never,
    lifetimes: lifetimes as never,
    template: options.templates.of(path),
  });
};

/** `usingComponents` with absolute paths; registers what is new. A component may use itself. */
const usingOf = (space: ComponentSpace, path: string, options: SpaceOptions): Record<string, string> => {
  const using: Record<string, string> = {};
  for (const [name, target] of Object.entries(options.using(path))) {
    const absolute = resolvePath(path, target);
    using[name] = `/${absolute}`;
    const known = absolute === path || space.getComponentByUrlWithoutDefault(absolute, '');
    if (!known) defineCustom(space, absolute, options);
  }
  return using;
};

/** The component space of one bundle: built-in components by name, everything else refused by name. */
export const createPageSpace = (options: SpaceOptions): PageSpace => {
  const space = new ComponentSpace(undefined, undefined, undefined, false);
  space.updateComponentOptions({
    writeIdToDOM: true,
    // setData has copied already; a property must be a copy, or a change inside it would not be noticed.
    dataDeepCopy: DeepCopyKind.None,
    propertyPassingDeepCopy: DeepCopyKind.Simple,
  });
  for (const tag of knownTags) space.setGlobalUsingComponent(tag, `wx-${tag}`);
  let count = 0;
  return {
    page: (route, data, handlers, handle) => {
      const methods: Record<string, Listener> = {};
      for (const name of handlers) {
        methods[name] = listener(options.guard, name, (event) => handle(name, event));
      }
      count += 1;
      return space.defineComponent({
        is: `${route}#${count}`,
        using: usingOf(space, route, options),
        data: data as never,
        methods: methods as never,
        template: options.templates.of(route),
      }) as GeneralComponentDefinition;
    },
  };
};
