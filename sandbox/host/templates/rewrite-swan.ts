const braces = (expression: string): string =>
  /^\s*\{\{[\s\S]*\}\}\s*$/.test(expression) ? expression.trim() : `{{${expression.trim()}}}`;

/** `item, index in list trackBy item.sid` taken apart; every part but the list may be missing. */
const loop = (value: string): string => {
  const inner = value.replace(/^\s*\{\{|\}\}\s*$/g, '');
  const [head = '', key] = inner.split(/\s+trackBy\s+/);
  const names = /^\s*([\w$]+)(?:\s*,\s*([\w$]+))?\s+in\s+([\s\S]+)$/.exec(head);
  const item = names?.[1] ?? 'item';
  const parts = [`wx:for="${braces(names?.[3] ?? head)}"`];
  if (names?.[1] !== undefined) parts.push(`wx:for-item="${item}"`);
  if (names?.[2] !== undefined) parts.push(`wx:for-index="${names[2]}"`);
  if (key !== undefined) {
    const trimmed = key.trim();
    parts.push(`wx:key="${trimmed === item ? '*this' : trimmed.replace(new RegExp(`^${item}\\.`), '')}"`);
  }
  return parts.join(' ');
};

/**
 * Baidu's template language as WXML: `s-for` with `trackBy`, `s-if/elif/else` with or without braces,
 * objects in three braces, two-way `{= =}` (read only here), `import-sjs`.
 */
export const rewriteSwan = (markup: string): string =>
  markup
    .replace(/<import-sjs\b/g, '<wxs')
    .replace(/<\/import-sjs>/g, '</wxs>')
    .replace(/\{\{\{([\s\S]*?)\}\}\}/g, '{{$1}}')
    .replace(/\{=([\s\S]*?)=\}/g, '{{$1}}')
    .replace(/(\s)s-for="([^"]*)"/g, (_match, space: string, value: string) => space + loop(value))
    .replace(/(\s)s-(if|elif)="([^"]*)"/g, (_match, space: string, word: string, value: string) => {
      return `${space}wx:${word}="${braces(value)}"`;
    })
    .replace(/(\s)s-else\b/g, '$1wx:else');
