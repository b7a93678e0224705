import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BundleSource } from '../bundle-source';

const textFile = /\.(js|json|wxml|ttml|swan|ksml|wxss|ttss|css|wxs|sjs)$/;

const walk = (folder: string, prefix: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? walk(path.join(folder, entry.name), `${prefix}${entry.name}/`)
      : textFile.test(entry.name)
        ? [prefix + entry.name]
        : [],
  );

/** The text files of a build folder (`dist/weapp`). Throws when there is no build. */
export const bundleFolder = (folder: string): BundleSource => {
  if (!existsSync(path.join(folder, 'app.json'))) throw new Error(`${folder} holds no built mini program`);
  const known = new Set(walk(folder, ''));
  const texts = new Map<string, string>();
  return {
    list: () => [...known],
    read: (file) => {
      if (!known.has(file)) return undefined;
      const text = texts.get(file) ?? readFileSync(path.join(folder, file), 'utf8');
      texts.set(file, text);
      return text;
    },
  };
};
