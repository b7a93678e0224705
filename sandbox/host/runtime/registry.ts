import type { ModuleLoader } from '../loader/module-loader';
import type { ComponentConfig } from '../view/component-space';
import type { PageConfig } from './page-record';

/**
 * What the bundle's files registered. `Page()` and `Component()` are called from deep inside shared chunks, so
 * they belong to the file that the host is loading, not to the file they stand in.
 */
export interface Registry {
  addPage(config: PageConfig): void;
  addComponent(config: ComponentConfig): void;
  /** Loads a page's script on first use; throws when it registers nothing. */
  page(route: string): PageConfig;
  component(path: string): ComponentConfig;
}

export const createRegistry = (loader: () => ModuleLoader): Registry => {
  const pages = new Map<string, PageConfig>();
  const components = new Map<string, ComponentConfig>();

  const owner = (what: string): string => {
    const entry = loader().entry();
    if (entry === undefined) throw new Error(`${what}() was called while no page was being loaded`);
    return entry;
  };

  const wanted = <T>(registered: Map<string, T>, path: string, what: string): T => {
    if (!registered.has(path)) loader().load(path);
    const config = registered.get(path);
    if (config === undefined) throw new Error(`${path}.js does not call ${what}()`);
    return config;
  };

  return {
    addPage: (config) => {
      pages.set(owner('Page'), config);
    },
    addComponent: (config) => {
      components.set(owner('Component'), config);
    },
    page: (route) => wanted(pages, route, 'Page'),
    component: (path) => wanted(components, path, 'Component'),
  };
};
