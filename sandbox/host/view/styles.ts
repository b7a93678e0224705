import { type BundleSource, resolvePath } from '../bundle-source';
import { knownTags } from '../elements/tags';
import type { PlatformFacts } from '../platforms';
import { rpxToPx } from './rpx';

const withImports = (bundle: BundleSource, path: string, seen: Set<string>): string => {
  if (seen.has(path)) return '';
  seen.add(path);
  const text = bundle.read(path) ?? '';
  return text.replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;/g, (_match, target: string) =>
    withImports(bundle, resolvePath(path, target), seen),
  );
};

/** Tag names of the template language, written as the elements that the host puts into the document. */
const spellTags = (styles: string): string => {
  const tags = [...knownTags, 'page'].sort((a, b) => b.length - a.length).join('|');
  return styles.replace(/[^{}]+(?=\{)/g, (selector) =>
    selector.trimStart().startsWith('@')
      ? selector
      : selector.replace(new RegExp(`(^|[\\s,>+~(])(${tags})(?![\\w-])`, 'g'), '$1wx-$2'),
  );
};

/** Style texts of the app and of one page (imports inlined, rpx in px, tags as elements) for whoever paints. */
export const stylesOf = (
  bundle: BundleSource,
  facts: PlatformFacts,
  screenWidth: number,
  route: string,
): { app: string; page: string } => {
  const read = (path: string): string =>
    spellTags(rpxToPx(withImports(bundle, `${path}.${facts.styleExtension}`, new Set()), screenWidth));
  return { app: read('app'), page: read(route) };
};
