import type { ElementKind, HostElement } from './host-element';

export const image: ElementKind = {
  create: (element) => {
    const picture = element.dom.ownerDocument.createElement('img');
    picture.addEventListener('load', () => {
      element.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight });
    });
    picture.addEventListener('error', () => element.emit('error', { errMsg: 'GET image fail' }));
    element.dom.appendChild(picture);
  },
  update: (element, name, services) => {
    const picture = element.dom.querySelector('img');
    if (!picture) return;
    if (name === 'src') {
      const source = element.attr('src');
      if (typeof source === 'string' && source !== '') picture.src = services.assetUrl(source);
      else picture.removeAttribute('src');
    }
    if (name === 'mode') element.dom.setAttribute('data-mode', String(element.attr('mode') ?? ''));
  },
};

const allowedTags = new Set(
  'A ABBR B BR CODE DD DEL DIV DL DT EM FIELDSET H1 H2 H3 H4 H5 H6 HR I IMG INS LABEL LEGEND LI OL P Q SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const allowedAttributes = new Set(['class', 'style', 'src', 'alt', 'width', 'height', 'colspan', 'rowspan']);

/** Copies what the hosts draw; scripts, handlers and unknown tags stay out. */
const copyTrusted = (from: ParentNode, to: Element): void => {
  for (const child of Array.from(from.childNodes)) {
    if (child.nodeType === 3) to.appendChild(to.ownerDocument.createTextNode(child.textContent ?? ''));
    if (child.nodeType !== 1) continue;
    const source = child as Element;
    if (!allowedTags.has(source.tagName)) continue;
    const copy = to.ownerDocument.createElement(source.tagName);
    for (const { name, value } of Array.from(source.attributes)) {
      if (allowedAttributes.has(name)) copy.setAttribute(name, value);
    }
    copyTrusted(source, copy);
    to.appendChild(copy);
  }
};

interface RichNode {
  readonly type?: string;
  readonly name?: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly children?: readonly RichNode[];
}

const drawNode = (node: RichNode, to: Element): void => {
  if (node.type === 'text') {
    to.appendChild(to.ownerDocument.createTextNode(node.text ?? ''));
    return;
  }
  if (!node.name || !allowedTags.has(node.name.toUpperCase())) return;
  const copy = to.ownerDocument.createElement(node.name);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (allowedAttributes.has(name)) copy.setAttribute(name, String(value));
  }
  for (const child of node.children ?? []) drawNode(child, copy);
  to.appendChild(copy);
};

const drawRich = (element: HostElement): void => {
  const nodes = element.attr('nodes');
  element.dom.textContent = '';
  if (typeof nodes === 'string') {
    const template = element.dom.ownerDocument.createElement('template');
    template.innerHTML = nodes;
    copyTrusted(template.content, element.dom);
  } else if (Array.isArray(nodes)) {
    for (const node of nodes as RichNode[]) drawNode(node, element.dom);
  }
};

export const richText: ElementKind = {
  update: (element, name) => {
    if (name === 'nodes') drawRich(element);
  },
};

export const navigator: ElementKind = {
  tap: (element, services) => services.follow(element),
};
