import type { PlatformFacts } from '../platforms';
import { rewriteSwan } from './rewrite-swan';

/** `bindtap="eh"` becomes `bind:tap="eh"`: the only spelling the template compiler takes as an event. */
const spellEvents = (markup: string): string =>
  markup.replace(/(\s)(capture-bind|capture-catch|bind|catch)([a-z]+)=/g, '$1$2:$3=');

const spellImports = (markup: string): string =>
  markup
    .replace(/(<(?:import|include)\b[^>]*?src=")([^"]+?)(?:\.(?:wxml|ttml|swan|ksml))?"/g, '$1$2.wxml"')
    .replace(/<(\/?)sjs\b/g, '<$1wxs')
    .replace(/(<wxs\b[^>]*?src="[^"]+?)\.sjs"/g, '$1.wxs"');

const spellDirectives = (markup: string, prefix: 'tt:' | 'ks:'): string =>
  markup.replace(new RegExp(`(\\s)${prefix}(if|elif|else|for|for-item|for-index|key)\\b`, 'g'), '$1wx:$2');

/**
 * One dialect's template as WXML, which the compiler of WeChat's component framework reads.
 * `.ttml` and `.ksml` differ by prefix and script tag, `.swan` by syntax (see `rewriteSwan`).
 */
export const rewriteTemplate = (markup: string, facts: PlatformFacts): string => {
  let text = markup;
  if (facts.directive === 's-') text = rewriteSwan(text);
  else if (facts.directive !== 'wx:') text = spellDirectives(text, facts.directive);
  return spellEvents(spellImports(text));
};
