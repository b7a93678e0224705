const isHidden = (element: HTMLElement): boolean =>
  element.style?.display === 'none' ||
  element.style?.visibility === 'hidden' ||
  element.hasAttribute('hidden');

const inline = new Set(['WX-TEXT', 'SPAN', 'B', 'I', 'EM', 'STRONG', 'A', 'LABEL']);

const fieldText = (element: HTMLElement): string | undefined => {
  if (element.tagName !== 'INPUT' && element.tagName !== 'TEXTAREA') return undefined;
  const field = element as HTMLInputElement;
  return field.type === 'password' ? '•'.repeat(field.value.length) : field.value;
};

const collect = (node: Node, out: string[]): void => {
  for (const child of Array.from(node.childNodes)) {
    if (child.nodeType === 3) out.push(child.textContent ?? '');
    if (child.nodeType !== 1) continue;
    const element = child as HTMLElement;
    if (isHidden(element)) continue;
    const block = !inline.has(element.tagName);
    if (block) out.push('\n');
    const typed = fieldText(element);
    if (typed === undefined) collect(element, out);
    else out.push(typed);
    if (block) out.push('\n');
  }
};

/**
 * The text a person could read, one line per box. Hidden by inline style or `hidden` counts as hidden;
 * style sheets are not consulted.
 */
export const visibleText = (node: Node): string => {
  const out: string[] = [];
  collect(node, out);
  return out
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
};

/** Does a person see this node at all? */
export const isVisible = (node: Node): boolean => {
  for (let at: Node | null = node; at; at = at.parentNode) {
    if (at.nodeType === 1 && isHidden(at as HTMLElement)) return false;
  }
  return true;
};
