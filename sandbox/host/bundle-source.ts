/** Text files of one compiled mini program; paths are relative, with `/`, without a leading slash. */
export interface BundleSource {
  /** Text of a file, `undefined` when the bundle has no such file. */
  read(path: string): string | undefined;
  /** Paths of all files. */
  list(): string[];
}

/** A bundle held in memory: fixtures, or files that a browser downloaded. */
export const memoryBundle = (files: Readonly<Record<string, string>>): BundleSource => ({
  read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
  list: () => Object.keys(files),
});

/** Resolves `target` against the folder of `from`; `/x` starts at the bundle's root. */
export const resolvePath = (from: string, target: string): string => {
  const start = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const parts: string[] = [];
  for (const part of [...start, ...target.split('/')]) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
};
