import { type BundleSource, resolvePath } from '../bundle-source';
import type { Scope } from './scope';

/** Loads the script files of one bundle: one instance per file, `require` relative to the file. */
export interface ModuleLoader {
  /** Runs a file once and gives its exports. */
  load(path: string): unknown;
  /** The file that is being run right now; `Page()` and `Component()` belong to the outermost one. */
  entry(): string | undefined;
}

export const createModuleLoader = (bundle: BundleSource, scope: Scope, label: string): ModuleLoader => {
  const modules = new Map<string, { exports: unknown }>();
  const entries: string[] = [];
  const names = Object.keys(scope);
  const values = Object.values(scope);

  const find = (path: string): string => {
    const found = [path, `${path}.js`, `${path}/index.js`].find(
      (candidate) => bundle.read(candidate) !== undefined,
    );
    if (found === undefined) throw new Error(`The bundle has no script ${path}`);
    return found;
  };

  const run = (path: string): unknown => {
    const file = find(path);
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const code = `${bundle.read(file) ?? ''}\n//# sourceURL=${label}/${file}`;
    const execute = new Function('require', 'module', 'exports', ...names, code);
    execute.call(
      undefined,
      (target: string) => run(resolvePath(file, target)),
      module,
      module.exports,
      ...values,
    );
    return module.exports;
  };

  return {
    load: (path) => {
      entries.push(path.replace(/\.js$/, ''));
      try {
        return run(path);
      } finally {
        entries.pop();
      }
    },
    entry: () => entries.at(-1),
  };
};
